/**
 * What OCSF 1.6.0 demands of a Compliance Finding, for the attributes that the report writes; any other is refused. Written
 * from the class, the objects and the dictionary of https://schema.ocsf.io/1.6.0 (ocsf/ocsf-schema, `events/findings`,
 * `objects/compliance.json`, `objects/finding_info.json`, `objects/resource_details.json`), read in November 2026.
 */
export const ocsfComplianceFinding: object = {
  type: 'object',
  additionalProperties: false,
  required: [
    'activity_id',
    'category_uid',
    'class_uid',
    'compliance',
    'finding_info',
    'metadata',
    'severity_id',
    'time',
    'type_uid',
  ],
  properties: {
    activity_id: { enum: [0, 1, 2, 3, 99] },
    activity_name: { type: 'string' },
    category_uid: { const: 2 },
    category_name: { const: 'Findings' },
    class_uid: { const: 2003 },
    class_name: { const: 'Compliance Finding' },
    type_uid: { enum: [200300, 200301, 200302, 200303, 200399] },
    type_name: { type: 'string' },
    time: { type: 'integer', minimum: 0 },
    message: { type: 'string' },
    comment: { type: 'string' },
    severity_id: { enum: [0, 1, 2, 3, 4, 5, 6, 99] },
    severity: { type: 'string' },
    status_id: { enum: [0, 1, 2, 3, 4, 5, 6, 99] },
    status: { type: 'string' },
    metadata: {
      type: 'object',
      additionalProperties: false,
      required: ['product', 'version'],
      properties: {
        version: { const: '1.6.0' },
        uid: { type: 'string' },
        product: {
          type: 'object',
          additionalProperties: false,
          required: ['vendor_name'],
          properties: { name: { type: 'string' }, vendor_name: { type: 'string' }, version: { type: 'string' } },
        },
      },
    },
    finding_info: {
      type: 'object',
      additionalProperties: false,
      required: ['uid'],
      properties: {
        uid: { type: 'string', minLength: 1 },
        title: { type: 'string' },
        desc: { type: 'string' },
        created_time: { type: 'integer' },
        types: { type: 'array', items: { type: 'string' } },
      },
    },
    compliance: {
      type: 'object',
      additionalProperties: false,
      required: ['standards'],
      properties: {
        standards: { type: 'array', items: { type: 'string' }, minItems: 1 },
        control: { type: 'string' },
        requirements: { type: 'array', items: { type: 'string' } },
        status_id: { enum: [0, 1, 2, 3, 99] },
        status: { type: 'string' },
        status_detail: { type: 'string' },
      },
    },
    resources: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          uid: { type: 'string' },
          name: { type: 'string' },
          type: { type: 'string' },
          data: { type: 'object' },
        },
      },
    },
    remediation: {
      type: 'object',
      additionalProperties: false,
      required: ['desc'],
      properties: { desc: { type: 'string' } },
    },
  },
};
