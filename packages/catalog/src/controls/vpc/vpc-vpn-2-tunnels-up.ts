import { defineControl, type Control } from '../../control.ts';

export const vpcVpn2TunnelsUp: Control<'vpc-vpn-2-tunnels-up'> = defineControl({
  id: 'vpc-vpn-2-tunnels-up',
  title: 'Both tunnels of Site-to-Site VPN connections are up',
  severity: 'medium',
  citations: {
    hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)', '164.308(a)(1)(ii)(B)', '164.314(b)(2)(i)'],
    soc2: [],
  },
  awsConfig: ['vpc-vpn-2-tunnels-up'],
  securityHub: ['EC2.20'],
  aliases: ['vpc_vpn_tunnel_up', 'vpc_vpn_connection_tunnels_up'],
  resources: [],
  // A tunnel is up once the other side has answered.
  evidence: 'runtime',
  risk: 'With one tunnel, the next maintenance by AWS cuts the site off from its records.',
  fix: 'Set up both tunnels on the customer gateway, and raise an alarm when one goes down.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
