import { FormKey as AnyFormKey, type ChangeForm } from '../../shared/form-key.js';

/** The key that opens a form about a facility; what it saves is shown at once everywhere on the page. */
export function FormKey(props: { label: string; form: ChangeForm; main?: boolean }) {
  return <AnyFormKey {...props} refresh={['facilities']} />;
}
