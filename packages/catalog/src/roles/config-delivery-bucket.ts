import { openReference, type Role } from './role.ts';

/** A bucket that AWS Config delivers configuration snapshots and history to. */
export const configDeliveryBucket: Role = {
  id: 'config-delivery-bucket',
  title: 'an AWS Config delivery bucket',
  resources: ['aws_s3_bucket'],
  detect: (bucket, graph) =>
    graph.referrers(bucket, 'aws_config_delivery_channel', 's3_bucket_name').found.at(0)?.resource.address,
  mayShow: (bucket, graph) => openReference(bucket, graph, [['aws_config_delivery_channel', 's3_bucket_name']]),
};
