/** Made by antd-styles.ts in the build. */
declare module 'virtual:antd-table.css';
