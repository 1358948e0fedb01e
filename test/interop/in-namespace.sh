#!/bin/bash
# Runs a command in a network namespace of its own: `unshare --net bash in-namespace.sh COMMAND…`. Nothing can leave it.
# Beside lo there is one end of a veth pair whose other end leads nowhere: with lo alone Chromium believes to be offline
# and baresip does not start.
set -e
ip link set lo up
ip link add v0 type veth peer name v1
ip addr add 192.0.2.9/24 dev v0
ip link set v0 up
ip link set v1 up
ip route add default via 192.0.2.1
export OFFHOOK_NAMESPACE=1
exec "$@"
