locals {
  # A waiver holds through the end of its last day (UTC); after that the plan fails again.
  waived = { for id, waiver in var.waivers : id => timecmp(plantimestamp(), "${waiver.expires}T23:59:59Z") <= 0 }

  zones = { for index, zone in var.availability_zones : zone => index }
  nat_zones = {
    none   = []
    single = slice(var.availability_zones, 0, 1)
    per_az = var.availability_zones
  }[var.nat_gateway_mode]
  acl_rules = {
    public-in-100  = { tier = "public", number = 100, egress = false, protocol = "-1", cidr = aws_vpc.this.cidr_block, from = 0, to = 0 }
    public-out-110 = { tier = "public", number = 110, egress = true, protocol = "-1", cidr = aws_vpc.this.cidr_block, from = 0, to = 0 }
    public-in-120  = { tier = "public", number = 120, egress = false, protocol = "tcp", cidr = "0.0.0.0/0", from = 443, to = 443 }
    public-in-130  = { tier = "public", number = 130, egress = false, protocol = "tcp", cidr = "0.0.0.0/0", from = 1024, to = 3388 }
    public-in-140  = { tier = "public", number = 140, egress = false, protocol = "tcp", cidr = "0.0.0.0/0", from = 3390, to = 65535 }
    public-out-150 = { tier = "public", number = 150, egress = true, protocol = "tcp", cidr = "0.0.0.0/0", from = 443, to = 443 }
    public-out-160 = { tier = "public", number = 160, egress = true, protocol = "tcp", cidr = "0.0.0.0/0", from = 1024, to = 65535 }
    private-in-100 = {
      tier     = "private"
      number   = 100
      egress   = false
      protocol = "-1"
      cidr     = aws_vpc.this.cidr_block
      from     = 0
      to       = 0
    }
    private-out-110 = { tier = "private", number = 110, egress = true, protocol = "-1", cidr = aws_vpc.this.cidr_block, from = 0, to = 0 }
    private-in-120  = { tier = "private", number = 120, egress = false, protocol = "tcp", cidr = "0.0.0.0/0", from = 1024, to = 3388 }
    private-in-130  = { tier = "private", number = 130, egress = false, protocol = "tcp", cidr = "0.0.0.0/0", from = 3390, to = 65535 }
    private-out-140 = { tier = "private", number = 140, egress = true, protocol = "tcp", cidr = "0.0.0.0/0", from = 443, to = 443 }
    data-in-100     = { tier = "data", number = 100, egress = false, protocol = "-1", cidr = aws_vpc.this.cidr_block, from = 0, to = 0 }
    data-out-110    = { tier = "data", number = 110, egress = true, protocol = "-1", cidr = aws_vpc.this.cidr_block, from = 0, to = 0 }
    data-in-120     = { tier = "data", number = 120, egress = false, protocol = "tcp", cidr = "0.0.0.0/0", from = 1024, to = 3388 }
    data-in-130     = { tier = "data", number = 130, egress = false, protocol = "tcp", cidr = "0.0.0.0/0", from = 3390, to = 65535 }
    data-out-140    = { tier = "data", number = 140, egress = true, protocol = "tcp", cidr = "0.0.0.0/0", from = 443, to = 443 }
  }
  flow_log_format = "$${version} $${account-id} $${interface-id} $${srcaddr} $${dstaddr} $${srcport} $${dstport} $${protocol} $${packets} $${bytes} $${start} $${end} $${action} $${log-status} $${vpc-id} $${subnet-id} $${instance-id} $${tcp-flags} $${type} $${pkt-srcaddr} $${pkt-dstaddr} $${region} $${az-id} $${flow-direction} $${traffic-path}"
}

data "aws_partition" "current" {}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr_block
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = merge(var.tags, { Name = var.name })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = "${var.name}-closed" })

  lifecycle {
    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [20, 21, 3389, 3306, 4333] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "restricted-common-ports", false)
      error_message = "[restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module vpc: ports 20, 21, 3306, 3389 and 4333 must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [22] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "restricted-ssh", false)
      error_message = "[restricted-ssh] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2, CC7.2; module vpc: port 22 must be closed to the internet. Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range."
    }

    postcondition {
      condition     = length(self.ingress) == 0 || lookup(local.waived, "vpc-default-security-group-closed", false)
      error_message = "[vpc-default-security-group-closed] HIPAA 164.312(e)(1); SOC 2 CC6.6, CC6.1, CC6.2; module vpc: ingress must be left out. Add an aws_default_security_group for the VPC without ingress and egress, and leave out rules of their own for it."
    }

    postcondition {
      condition     = length(self.egress) == 0 || lookup(local.waived, "vpc-default-security-group-closed", false)
      error_message = "[vpc-default-security-group-closed] HIPAA 164.312(e)(1); SOC 2 CC6.6, CC6.1, CC6.2; module vpc: egress must be left out. Add an aws_default_security_group for the VPC without ingress and egress, and leave out rules of their own for it."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(contains(["icmp", "1", "icmpv6", "58"], ingress.protocol), false) || (try(contains(["tcp", "6"], ingress.protocol), false) && try(ingress.from_port >= 443, false) && try(ingress.to_port <= 443, false))]) || lookup(local.waived, "vpc-sg-open-only-to-authorized-ports", false)
      error_message = "[vpc-sg-open-only-to-authorized-ports] HIPAA 164.312(e)(1), 164.308(a)(1)(ii)(B); SOC 2 CC6.6, CC6.1, CC6.2; module vpc: port 443 over TCP must be the only one that is open to the internet. Narrow the rule to a private range or a security group, or serve over HTTPS on port 443."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "vpc-sg-restricted-common-ports", false)
      error_message = "[vpc-sg-restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1; module vpc: the ports of databases, search engines, mail and remote control must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }
  }
}

resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id
  tags                   = merge(var.tags, { Name = "${var.name}-closed" })

  lifecycle {
    ignore_changes = [subnet_ids]

    postcondition {
      condition     = alltrue([for ingress in self.ingress : (alltrue([for item in flatten([ingress.cidr_block]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_block]) : !can(regex("\\/[0-6]$", item))])) || try(!contains(["allow"], lower(ingress.action)), false) || try(!contains(["tcp", "6", "udp", "17", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [22, 3389] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "nacl-no-unrestricted-ssh-rdp", false)
      error_message = "[nacl-no-unrestricted-ssh-rdp] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: ports 22 and 3389 must be closed to the internet. Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535."
    }
  }
}

resource "aws_default_route_table" "this" {
  default_route_table_id = aws_vpc.this.default_route_table_id
  tags                   = merge(var.tags, { Name = "${var.name}-closed" })

  lifecycle {
    postcondition {
      condition     = length(self.route) == 0 || lookup(local.waived, "vpc-default-route-table-empty", false)
      error_message = "[vpc-default-route-table-empty] HIPAA 164.312(e)(1); SOC 2 CC6.6, CC6.1; module vpc: route must be left out. Add an aws_default_route_table for the VPC, give it no routes of either form, and associate every subnet with a table of its own."
    }
  }
}

resource "aws_vpc_block_public_access_options" "this" {
  count = var.internet_gateway_block_mode == "off" ? 0 : 1

  internet_gateway_block_mode = var.internet_gateway_block_mode
}

resource "aws_subnet" "public" {
  for_each = var.public_tier ? local.zones : {}

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(aws_vpc.this.cidr_block, 8, each.value)
  map_public_ip_on_launch = var.map_public_ip_on_launch
  tags                    = merge(var.tags, { Name = "${var.name}-public-${each.key}" })

  lifecycle {
    postcondition {
      condition     = coalesce(self.map_public_ip_on_launch, false) == false || lookup(local.waived, "subnet-auto-assign-public-ip-disabled", false)
      error_message = "[subnet-auto-assign-public-ip-disabled] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: map_public_ip_on_launch must be false. Set map_public_ip_on_launch to false in public subnets too: load balancers and NAT gateways do not need it."
    }
  }
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(aws_vpc.this.cidr_block, 4, each.value + 1)
  map_public_ip_on_launch = var.map_public_ip_on_launch
  tags                    = merge(var.tags, { Name = "${var.name}-private-${each.key}" })

  lifecycle {
    postcondition {
      condition     = coalesce(self.map_public_ip_on_launch, false) == false || lookup(local.waived, "subnet-auto-assign-public-ip-disabled", false)
      error_message = "[subnet-auto-assign-public-ip-disabled] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: map_public_ip_on_launch must be false. Set map_public_ip_on_launch to false in public subnets too: load balancers and NAT gateways do not need it."
    }
  }
}

resource "aws_subnet" "data" {
  for_each = local.zones

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = cidrsubnet(aws_vpc.this.cidr_block, 8, each.value + 128)
  map_public_ip_on_launch = var.map_public_ip_on_launch
  tags                    = merge(var.tags, { Name = "${var.name}-data-${each.key}" })

  lifecycle {
    postcondition {
      condition     = coalesce(self.map_public_ip_on_launch, false) == false || lookup(local.waived, "subnet-auto-assign-public-ip-disabled", false)
      error_message = "[subnet-auto-assign-public-ip-disabled] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: map_public_ip_on_launch must be false. Set map_public_ip_on_launch to false in public subnets too: load balancers and NAT gateways do not need it."
    }
  }
}

resource "aws_internet_gateway" "this" {
  count = var.public_tier ? 1 : 0

  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = var.name })
}

resource "aws_route_table" "public" {
  count = var.public_tier ? 1 : 0

  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = "${var.name}-public" })
}

resource "aws_route" "public_internet" {
  count = var.public_tier ? 1 : 0

  route_table_id         = aws_route_table.public[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this[0].id
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  subnet_id      = each.value.id
  route_table_id = aws_route_table.public[0].id
}

resource "aws_route_table" "private" {
  for_each = local.zones

  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = "${var.name}-private-${each.key}" })
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private[each.key].id
}

resource "aws_eip" "nat" {
  for_each = toset(local.nat_zones)

  domain = "vpc"
  tags   = merge(var.tags, { Name = "${var.name}-nat-${each.key}" })
}

resource "aws_nat_gateway" "this" {
  for_each = toset(local.nat_zones)

  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.public[each.key].id
  tags          = merge(var.tags, { Name = "${var.name}-${each.key}" })

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route" "private_nat" {
  for_each = length(local.nat_zones) > 0 ? local.zones : {}

  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[var.nat_gateway_mode == "per_az" ? each.key : local.nat_zones[0]].id
}

resource "aws_route_table" "data" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = "${var.name}-data" })
}

resource "aws_route_table_association" "data" {
  for_each = aws_subnet.data

  subnet_id      = each.value.id
  route_table_id = aws_route_table.data.id
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  count = length(var.transit_gateway_cidr_blocks) > 0 ? 1 : 0

  transit_gateway_id                              = var.transit_gateway_id
  vpc_id                                          = aws_vpc.this.id
  subnet_ids                                      = values(aws_subnet.private)[*].id
  transit_gateway_default_route_table_association = false
  transit_gateway_default_route_table_propagation = false
  tags                                            = merge(var.tags, { Name = var.name })
}

resource "aws_route" "private_transit" {
  for_each = { for pair in setproduct(var.availability_zones, var.transit_gateway_cidr_blocks) : "${pair[0]} ${pair[1]}" => { zone = pair[0], cidr = pair[1] } }

  route_table_id         = aws_route_table.private[each.value.zone].id
  destination_cidr_block = each.value.cidr
  transit_gateway_id     = var.transit_gateway_id

  depends_on = [aws_ec2_transit_gateway_vpc_attachment.this]
}

resource "aws_network_acl" "public" {
  count = var.public_tier ? 1 : 0

  vpc_id     = aws_vpc.this.id
  subnet_ids = values(aws_subnet.public)[*].id
  tags       = merge(var.tags, { Name = "${var.name}-public" })

  lifecycle {
    postcondition {
      condition     = alltrue([for ingress in self.ingress : (alltrue([for item in flatten([ingress.cidr_block]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_block]) : !can(regex("\\/[0-6]$", item))])) || try(!contains(["allow"], lower(ingress.action)), false) || try(!contains(["tcp", "6", "udp", "17", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [22, 3389] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "nacl-no-unrestricted-ssh-rdp", false)
      error_message = "[nacl-no-unrestricted-ssh-rdp] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: ports 22 and 3389 must be closed to the internet. Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535."
    }
  }
}

resource "aws_network_acl_rule" "public" {
  for_each = { for key, rule in local.acl_rules : key => rule if rule.tier == "public" && var.public_tier }

  network_acl_id = aws_network_acl.public[0].id
  rule_number    = each.value.number
  egress         = each.value.egress
  protocol       = each.value.protocol
  rule_action    = "allow"
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to

  lifecycle {
    postcondition {
      condition     = !(coalesce(self.egress, false) == false) || ((alltrue([for item in flatten([self.cidr_block]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.ipv6_cidr_block]) : !can(regex("\\/[0-6]$", item))])) || try(!contains(["allow"], lower(self.rule_action)), false) || try(!contains(["tcp", "6", "udp", "17", "-1", "all"], lower(self.protocol)), false) || (try(!contains(["-1", "all"], lower(self.protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [22, 3389] : self.from_port > port || self.to_port < port]), false)))) || lookup(local.waived, "nacl-no-unrestricted-ssh-rdp", false)
      error_message = "[nacl-no-unrestricted-ssh-rdp] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: ports 22 and 3389 must be closed to the internet. Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535."
    }
  }
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = values(aws_subnet.private)[*].id
  tags       = merge(var.tags, { Name = "${var.name}-private" })

  lifecycle {
    postcondition {
      condition     = alltrue([for ingress in self.ingress : (alltrue([for item in flatten([ingress.cidr_block]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_block]) : !can(regex("\\/[0-6]$", item))])) || try(!contains(["allow"], lower(ingress.action)), false) || try(!contains(["tcp", "6", "udp", "17", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [22, 3389] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "nacl-no-unrestricted-ssh-rdp", false)
      error_message = "[nacl-no-unrestricted-ssh-rdp] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: ports 22 and 3389 must be closed to the internet. Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535."
    }
  }
}

resource "aws_network_acl_rule" "private" {
  for_each = { for key, rule in local.acl_rules : key => rule if rule.tier == "private" }

  network_acl_id = aws_network_acl.private.id
  rule_number    = each.value.number
  egress         = each.value.egress
  protocol       = each.value.protocol
  rule_action    = "allow"
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to

  lifecycle {
    postcondition {
      condition     = !(coalesce(self.egress, false) == false) || ((alltrue([for item in flatten([self.cidr_block]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.ipv6_cidr_block]) : !can(regex("\\/[0-6]$", item))])) || try(!contains(["allow"], lower(self.rule_action)), false) || try(!contains(["tcp", "6", "udp", "17", "-1", "all"], lower(self.protocol)), false) || (try(!contains(["-1", "all"], lower(self.protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [22, 3389] : self.from_port > port || self.to_port < port]), false)))) || lookup(local.waived, "nacl-no-unrestricted-ssh-rdp", false)
      error_message = "[nacl-no-unrestricted-ssh-rdp] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: ports 22 and 3389 must be closed to the internet. Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535."
    }
  }
}

resource "aws_network_acl_rule" "private_transit" {
  for_each = merge([
    for index, cidr in var.transit_gateway_cidr_blocks : { for way in ["in", "out"] : "${way} ${cidr}" => { number = 200 + index, egress = way == "out", protocol = "-1", cidr = cidr, from = 0, to = 0 } }
  ]...)

  network_acl_id = aws_network_acl.private.id
  rule_number    = each.value.number
  egress         = each.value.egress
  protocol       = each.value.protocol
  rule_action    = "allow"
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to

  lifecycle {
    postcondition {
      condition     = !(coalesce(self.egress, false) == false) || ((alltrue([for item in flatten([self.cidr_block]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.ipv6_cidr_block]) : !can(regex("\\/[0-6]$", item))])) || try(!contains(["allow"], lower(self.rule_action)), false) || try(!contains(["tcp", "6", "udp", "17", "-1", "all"], lower(self.protocol)), false) || (try(!contains(["-1", "all"], lower(self.protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [22, 3389] : self.from_port > port || self.to_port < port]), false)))) || lookup(local.waived, "nacl-no-unrestricted-ssh-rdp", false)
      error_message = "[nacl-no-unrestricted-ssh-rdp] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: ports 22 and 3389 must be closed to the internet. Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535."
    }
  }
}

resource "aws_network_acl" "data" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = values(aws_subnet.data)[*].id
  tags       = merge(var.tags, { Name = "${var.name}-data" })

  lifecycle {
    postcondition {
      condition     = alltrue([for ingress in self.ingress : (alltrue([for item in flatten([ingress.cidr_block]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_block]) : !can(regex("\\/[0-6]$", item))])) || try(!contains(["allow"], lower(ingress.action)), false) || try(!contains(["tcp", "6", "udp", "17", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [22, 3389] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "nacl-no-unrestricted-ssh-rdp", false)
      error_message = "[nacl-no-unrestricted-ssh-rdp] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: ports 22 and 3389 must be closed to the internet. Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535."
    }
  }
}

resource "aws_network_acl_rule" "data" {
  for_each = { for key, rule in local.acl_rules : key => rule if rule.tier == "data" }

  network_acl_id = aws_network_acl.data.id
  rule_number    = each.value.number
  egress         = each.value.egress
  protocol       = each.value.protocol
  rule_action    = "allow"
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to

  lifecycle {
    postcondition {
      condition     = !(coalesce(self.egress, false) == false) || ((alltrue([for item in flatten([self.cidr_block]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.ipv6_cidr_block]) : !can(regex("\\/[0-6]$", item))])) || try(!contains(["allow"], lower(self.rule_action)), false) || try(!contains(["tcp", "6", "udp", "17", "-1", "all"], lower(self.protocol)), false) || (try(!contains(["-1", "all"], lower(self.protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [22, 3389] : self.from_port > port || self.to_port < port]), false)))) || lookup(local.waived, "nacl-no-unrestricted-ssh-rdp", false)
      error_message = "[nacl-no-unrestricted-ssh-rdp] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6; module vpc: ports 22 and 3389 must be closed to the internet. Narrow the entry, or split its range of ports so that 22 and 3389 are left out, as in 1024 to 3388 and 3390 to 65535."
    }
  }
}

data "aws_iam_policy_document" "gateway_endpoint" {
  statement {
    sid       = "OwnPrincipalsOnOwnResources"
    effect    = "Allow"
    actions   = ["dynamodb:*", "s3:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "StringEquals"
      variable = var.organization_id == null ? "aws:ResourceAccount" : "aws:ResourceOrgID"
      values   = [coalesce(var.organization_id, var.account_id)]
    }
  }

  statement {
    sid     = "PackagesOfAws"
    effect  = "Allow"
    actions = ["s3:GetObject"]
    resources = [
      "arn:${data.aws_partition.current.partition}:s3:::prod-${var.region}-starport-layer-bucket/*",
      "arn:${data.aws_partition.current.partition}:s3:::al2023-repos-${var.region}-*/*",
      "arn:${data.aws_partition.current.partition}:s3:::aws-ssm-${var.region}/*",
      "arn:${data.aws_partition.current.partition}:s3:::aws-windows-downloads-${var.region}/*",
      "arn:${data.aws_partition.current.partition}:s3:::amazon-ssm-${var.region}/*",
      "arn:${data.aws_partition.current.partition}:s3:::amazon-ssm-packages-${var.region}/*",
      "arn:${data.aws_partition.current.partition}:s3:::${var.region}-birdwatcher-prod/*",
      "arn:${data.aws_partition.current.partition}:s3:::aws-ssm-distributor-file-${var.region}/*",
      "arn:${data.aws_partition.current.partition}:s3:::aws-ssm-document-attachments-${var.region}/*",
      "arn:${data.aws_partition.current.partition}:s3:::patch-baseline-snapshot-${var.region}/*",
    ]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_vpc_endpoint" "gateway" {
  for_each = toset(["dynamodb", "s3"])

  vpc_id            = aws_vpc.this.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${var.region}.${each.key}"
  route_table_ids   = concat(values(aws_route_table.private)[*].id, [aws_route_table.data.id])
  policy            = data.aws_iam_policy_document.gateway_endpoint.json
  tags              = merge(var.tags, { Name = "${var.name}-${each.key}" })
}

resource "aws_security_group" "endpoints" {
  name_prefix = "${var.name}-endpoints-"
  description = "HTTPS from the VPC to the interface endpoints"
  vpc_id      = aws_vpc.this.id
  tags        = merge(var.tags, { Name = "${var.name}-endpoints" })

  lifecycle {
    create_before_destroy = true

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [20, 21, 3389, 3306, 4333] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "restricted-common-ports", false)
      error_message = "[restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module vpc: ports 20, 21, 3306, 3389 and 4333 must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [22] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "restricted-ssh", false)
      error_message = "[restricted-ssh] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2, CC7.2; module vpc: port 22 must be closed to the internet. Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : can(regex("\\S", ingress.description))]) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module vpc: ingress must hold only blocks where description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = alltrue([for egress in self.egress : can(regex("\\S", egress.description))]) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module vpc: egress must hold only blocks where description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(contains(["icmp", "1", "icmpv6", "58"], ingress.protocol), false) || (try(contains(["tcp", "6"], ingress.protocol), false) && try(ingress.from_port >= 443, false) && try(ingress.to_port <= 443, false))]) || lookup(local.waived, "vpc-sg-open-only-to-authorized-ports", false)
      error_message = "[vpc-sg-open-only-to-authorized-ports] HIPAA 164.312(e)(1), 164.308(a)(1)(ii)(B); SOC 2 CC6.6, CC6.1, CC6.2; module vpc: port 443 over TCP must be the only one that is open to the internet. Narrow the rule to a private range or a security group, or serve over HTTPS on port 443."
    }

    postcondition {
      condition     = alltrue([for ingress in self.ingress : ((alltrue([for item in flatten([ingress.cidr_blocks]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([ingress.ipv6_cidr_blocks]) : !can(regex("\\/[0-6]$", item))])) && can(ingress.prefix_list_ids)) || try(!contains(["tcp", "6", "-1", "all"], lower(ingress.protocol)), false) || (try(!contains(["-1", "all"], lower(ingress.protocol)), false) && (try(ingress.from_port >= 0 && alltrue([for port in [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300] : ingress.from_port > port || ingress.to_port < port]), false)))]) || lookup(local.waived, "vpc-sg-restricted-common-ports", false)
      error_message = "[vpc-sg-restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1; module vpc: the ports of databases, search engines, mail and remote control must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from the VPC"
  cidr_ipv4         = aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443

  lifecycle {
    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [20, 21, 3389, 3306, 4333] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "restricted-common-ports", false)
      error_message = "[restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2; module vpc: ports 20, 21, 3306, 3389 and 4333 must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [22] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "restricted-ssh", false)
      error_message = "[restricted-ssh] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(1)(ii)(B), 164.308(a)(3)(i), 164.308(a)(3)(ii)(B), 164.308(a)(4)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(B), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1, CC6.2, CC7.2; module vpc: port 22 must be closed to the internet. Remove the rule and reach servers through SSM Session Manager, or narrow the rule to a private range."
    }

    postcondition {
      condition     = can(regex("\\S", self.description)) || lookup(local.waived, "vpc-security-group-rules-described", false)
      error_message = "[vpc-security-group-rules-described] HIPAA 164.308(a)(4)(ii)(C), 164.316(b)(1); SOC 2 CC6.6, CC8.1; module vpc: description must say what the rule is for. Set description to what connects and why."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(contains(["icmp", "1", "icmpv6", "58"], self.ip_protocol), false) || (try(contains(["tcp", "6"], self.ip_protocol), false) && try(self.from_port >= 443, false) && try(self.to_port <= 443, false)) || lookup(local.waived, "vpc-sg-open-only-to-authorized-ports", false)
      error_message = "[vpc-sg-open-only-to-authorized-ports] HIPAA 164.312(e)(1), 164.308(a)(1)(ii)(B); SOC 2 CC6.6, CC6.1, CC6.2; module vpc: port 443 over TCP must be the only one that is open to the internet. Narrow the rule to a private range or a security group, or serve over HTTPS on port 443."
    }

    postcondition {
      condition     = ((alltrue([for item in flatten([self.cidr_ipv4]) : !can(regex("\\/[0-7]$", item))]) && alltrue([for item in flatten([self.cidr_ipv6]) : !can(regex("\\/[0-6]$", item))])) && can(self.prefix_list_id)) || try(!contains(["tcp", "6", "-1", "all"], lower(self.ip_protocol)), false) || (try(!contains(["-1", "all"], lower(self.ip_protocol)), false) && (try(self.from_port >= 0 && alltrue([for port in [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300] : self.from_port > port || self.to_port < port]), false))) || lookup(local.waived, "vpc-sg-restricted-common-ports", false)
      error_message = "[vpc-sg-restricted-common-ports] HIPAA 164.312(e)(1), 164.312(a)(1), 164.308(a)(3)(i), 164.308(a)(4)(ii)(A), 164.308(a)(4)(ii)(C); SOC 2 CC6.6, CC6.1; module vpc: the ports of databases, search engines, mail and remote control must be closed to the internet. Remove the rule, or narrow it to a private range or to the security group of the client."
    }
  }
}

data "aws_iam_policy_document" "interface_endpoint" {
  statement {
    sid       = "OwnPrincipals"
    effect    = "Allow"
    actions   = ["*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = toset(var.interface_endpoints)

  vpc_id              = aws_vpc.this.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  subnet_ids          = values(aws_subnet.private)[*].id
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
  policy              = data.aws_iam_policy_document.interface_endpoint.json
  tags                = merge(var.tags, { Name = "${var.name}-${each.key}" })
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "/aws/vpc/${var.name}/flow"
  retention_in_days = var.retention_in_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags

  lifecycle {
    postcondition {
      condition     = try(length(self.kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.kms_key_id)) == 0, false) || lookup(local.waived, "cloudwatch-log-group-encrypted", false)
      error_message = "[cloudwatch-log-group-encrypted] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii); SOC 2 CC6.1, CC6.2, CC7.3, PI1.4; module vpc: kms_key_id must be a key of your own. Set kms_key_id to a key whose policy lets logs.<region>.amazonaws.com use it."
    }

    postcondition {
      condition     = try(coalesce(self.retention_in_days, 0) >= 365, false) || try(coalesce(self.retention_in_days, 0) <= 0, false) || lookup(local.waived, "cw-loggroup-retention-period-check", false)
      error_message = "[cw-loggroup-retention-period-check] HIPAA 164.312(b), 164.308(a)(1)(ii)(D), 164.316(b)(2)(i); SOC 2 CC7.2, CC7.3, C1.2; module vpc: retention_in_days must be 365 or more, or 0 to keep events for ever. Set retention_in_days to 365 or more, and archive what must be kept for six years to S3."
    }
  }
}

data "aws_iam_policy_document" "flow_trust" {
  statement {
    sid     = "FlowLogsOfThisAccount"
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "flow" {
  name_prefix        = "${var.name}-flow-"
  assume_role_policy = data.aws_iam_policy_document.flow_trust.json
  tags               = var.tags
}

data "aws_iam_policy_document" "flow" {
  statement {
    sid       = "WriteToTheLogGroup"
    effect    = "Allow"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.flow.arn}:*"]
  }
}

resource "aws_iam_policy" "flow" {
  name_prefix = "${var.name}-flow-"
  description = "Lets VPC flow logs write to their log group"
  policy      = data.aws_iam_policy_document.flow.json
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "flow" {
  role       = aws_iam_role.flow.name
  policy_arn = aws_iam_policy.flow.arn
}

resource "aws_flow_log" "search" {
  vpc_id                   = aws_vpc.this.id
  traffic_type             = var.traffic_type
  max_aggregation_interval = 60
  log_format               = local.flow_log_format
  log_destination_type     = "cloud-watch-logs"
  log_destination          = aws_cloudwatch_log_group.flow.arn
  iam_role_arn             = aws_iam_role.flow.arn
  tags                     = merge(var.tags, { Name = "${var.name}-search" })

  lifecycle {
    postcondition {
      condition     = try(contains(["ALL", "ACCEPT", "REJECT"], self.traffic_type), false) || lookup(local.waived, "vpc-flow-logs-enabled", false)
      error_message = "[vpc-flow-logs-enabled] HIPAA 164.312(b), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, CC6.6; module vpc: traffic_type must be one of ALL, ACCEPT, REJECT. Add an aws_flow_log resource for the VPC with traffic_type ALL."
    }
  }
}

resource "aws_flow_log" "record" {
  vpc_id                   = aws_vpc.this.id
  traffic_type             = var.traffic_type
  max_aggregation_interval = 60
  log_format               = local.flow_log_format
  log_destination_type     = "s3"
  log_destination          = var.flow_log_bucket_arn
  tags                     = merge(var.tags, { Name = "${var.name}-record" })

  destination_options {
    file_format                = "parquet"
    hive_compatible_partitions = true
    per_hour_partition         = true
  }

  lifecycle {
    postcondition {
      condition     = try(contains(["ALL", "ACCEPT", "REJECT"], self.traffic_type), false) || lookup(local.waived, "vpc-flow-logs-enabled", false)
      error_message = "[vpc-flow-logs-enabled] HIPAA 164.312(b), 164.308(a)(3)(ii)(A); SOC 2 CC7.2, CC7.3, CC6.6; module vpc: traffic_type must be one of ALL, ACCEPT, REJECT. Add an aws_flow_log resource for the VPC with traffic_type ALL."
    }
  }
}

resource "aws_cloudwatch_log_group" "dns" {
  count = var.dns_query_logs ? 1 : 0

  name              = "/aws/vpc/${var.name}/dns"
  retention_in_days = var.retention_in_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags

  lifecycle {
    postcondition {
      condition     = try(length(self.kms_key_id) > 0 && length(regexall("(^|:)alias/aws/", self.kms_key_id)) == 0, false) || lookup(local.waived, "cloudwatch-log-group-encrypted", false)
      error_message = "[cloudwatch-log-group-encrypted] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii); SOC 2 CC6.1, CC6.2, CC7.3, PI1.4; module vpc: kms_key_id must be a key of your own. Set kms_key_id to a key whose policy lets logs.<region>.amazonaws.com use it."
    }

    postcondition {
      condition     = try(coalesce(self.retention_in_days, 0) >= 365, false) || try(coalesce(self.retention_in_days, 0) <= 0, false) || lookup(local.waived, "cw-loggroup-retention-period-check", false)
      error_message = "[cw-loggroup-retention-period-check] HIPAA 164.312(b), 164.308(a)(1)(ii)(D), 164.316(b)(2)(i); SOC 2 CC7.2, CC7.3, C1.2; module vpc: retention_in_days must be 365 or more, or 0 to keep events for ever. Set retention_in_days to 365 or more, and archive what must be kept for six years to S3."
    }
  }
}

resource "aws_route53_resolver_query_log_config" "this" {
  count = var.dns_query_logs ? 1 : 0

  name            = var.name
  destination_arn = aws_cloudwatch_log_group.dns[0].arn
  tags            = var.tags
}

resource "aws_route53_resolver_query_log_config_association" "this" {
  count = var.dns_query_logs ? 1 : 0

  resolver_query_log_config_id = aws_route53_resolver_query_log_config.this[0].id
  resource_id                  = aws_vpc.this.id
}
