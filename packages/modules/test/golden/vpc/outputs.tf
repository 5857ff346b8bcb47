output "vpc_id" {
  description = "Id of the VPC"
  value       = aws_vpc.this.id
}

output "vpc_arn" {
  description = "ARN of the VPC"
  value       = aws_vpc.this.arn
}

output "cidr_block" {
  description = "IPv4 range of the VPC"
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "Subnets for load balancers, one per zone"
  value       = values(aws_subnet.public)[*].id
}

output "private_subnet_ids" {
  description = "Subnets for compute, one per zone"
  value       = values(aws_subnet.private)[*].id
}

output "data_subnet_ids" {
  description = "Subnets for data stores, one per zone, without a way out"
  value       = values(aws_subnet.data)[*].id
}

output "private_route_table_ids" {
  description = "Route tables of the private tier, one per zone"
  value       = values(aws_route_table.private)[*].id
}

output "data_route_table_id" {
  description = "Route table of the data tier"
  value       = aws_route_table.data.id
}

output "public_route_table_id" {
  description = "Route table of the public tier, for the parameter routeTableIds of no-unrestricted-route-to-igw"
  value       = one(aws_route_table.public[*].id)
}

output "internet_gateway_id" {
  description = "Internet gateway, where there is a public tier"
  value       = one(aws_internet_gateway.this[*].id)
}

output "endpoint_security_group_id" {
  description = "Security group of the interface endpoints"
  value       = aws_security_group.endpoints.id
}

output "s3_endpoint_id" {
  description = "Gateway endpoint of S3, for bucket policies"
  value       = aws_vpc_endpoint.gateway["s3"].id
}

output "flow_log_group_name" {
  description = "Log group of the flow logs"
  value       = aws_cloudwatch_log_group.flow.name
}

output "nat_public_ips" {
  description = "Addresses that the private tier is seen under"
  value       = values(aws_eip.nat)[*].public_ip
}
