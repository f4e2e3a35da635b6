import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useArrive } from './visited-path.js';

interface PageHeaderProps {
  /** What the page shows: its heading and the document's title. */
  readonly title: string;
  /** Its tools, such as a date or a key that adds something. */
  readonly children?: ReactNode;
}

/** The head of every page: heading, tools, document title; takes the focus when the page was navigated to. */
export function PageHeader({ title, children }: PageHeaderProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const arrive = useArrive();
  const heading = useRef<HTMLHeadingElement>(null);
  const product = t('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [title, product]);
  useEffect(() => {
    if (arrive(pathname)) heading.current?.focus();
  }, [arrive, pathname]);
  return (
    <header className="page-header">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
