/** The process answers. */
export class HealthDto {
  /** Always `ok`: anything else is a problem. */
  status!: 'ok';
}
