import type { QualityReading } from './quality.ts';

/** The counters of `RTCPeerConnection.getStats()` (W3C webrtc-stats) that say how a call sounds. */
interface InboundStats {
  readonly type: 'inbound-rtp';
  readonly kind?: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly jitter?: number;
  readonly codecId?: string;
}

interface PairStats {
  readonly type: 'candidate-pair';
  readonly nominated?: boolean;
  readonly currentRoundTripTime?: number;
}

interface RemoteStats {
  readonly type: 'remote-inbound-rtp';
  readonly roundTripTime?: number;
}

interface CodecStats {
  readonly type: 'codec';
  readonly mimeType?: string;
}

type Stats = InboundStats | PairStats | RemoteStats | CodecStats;

/** Reads a report; undefined while nothing was negotiated. */
export function readStats(report: RTCStatsReport, at: number): QualityReading | undefined {
  let inbound: InboundStats | undefined;
  let pair: number | undefined;
  let remote: number | undefined;
  report.forEach((entry: Stats) => {
    if (entry.type === 'inbound-rtp' && entry.kind === 'audio') inbound = entry;
    if (entry.type === 'candidate-pair' && entry.nominated === true) pair = entry.currentRoundTripTime;
    if (entry.type === 'remote-inbound-rtp') remote = entry.roundTripTime;
  });
  if (inbound === undefined) return undefined;
  const { packetsReceived = 0, packetsLost = 0, jitter = 0, codecId } = inbound;
  const codec = codecId === undefined ? undefined : (report.get(codecId) as CodecStats | undefined)?.mimeType;
  const roundTrip = remote ?? pair;
  return {
    at,
    packets: packetsReceived,
    lost: packetsLost,
    jitterMs: jitter * 1000,
    ...(roundTrip !== undefined && { roundTripMs: roundTrip * 1000 }),
    ...(codec !== undefined && { codec: codec.replace(/^audio\//i, '') }),
  };
}
