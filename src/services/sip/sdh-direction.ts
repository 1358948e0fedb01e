/** Direction attributes (RFC 8866 §6.7) as seen from the side that wrote the description. */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const ATTRIBUTE = /^a=(sendrecv|sendonly|recvonly|inactive)[ \t]*$/m;

/** The lines of the first audio section that is not refused; undefined when there is none. */
function audioSection(sdp: string): { readonly session: string; readonly audio: string } | undefined {
  const [session = '', ...sections] = sdp
    .slice(0, 65_536)
    .replace(/\r\n?/g, '\n')
    .split(/^(?=m=)/m);
  const audio = sections.find((section) => /^m=audio [1-9]/.test(section));
  return audio === undefined ? undefined : { session, audio };
}

/** The direction of the audio; the session's stands in for the section's (RFC 8866 §6.7). Undefined without audio. */
export function audioDirection(sdp: string): Direction | undefined {
  const found = audioSection(sdp);
  if (found === undefined) return undefined;
  const direction = (ATTRIBUTE.exec(found.audio) ?? ATTRIBUTE.exec(found.session))?.[1];
  return (direction as Direction | undefined) ?? 'sendrecv';
}

/** Whether the description that the far side sent puts us on hold (RFC 3264 §8.4; 0.0.0.0 is the old way, RFC 2543). */
export function putsOnHold(sdp: string): boolean {
  const found = audioSection(sdp);
  const direction = audioDirection(sdp);
  if (found === undefined || direction === undefined) return false;
  if (direction === 'sendonly' || direction === 'inactive') return true;
  const address = /^c=IN IP4 (\S+)/m.exec(found.audio) ?? /^c=IN IP4 (\S+)/m.exec(found.session);
  // A WebRTC peer that has gathered nothing yet writes 0.0.0.0 too; it brings its candidates by ICE.
  return address?.[1] === '0.0.0.0' && !/^a=ice-ufrag:/m.test(found.audio + found.session);
}

/** Whether RFC 4733 events were negotiated. */
export function hasTelephoneEvent(sdp: string): boolean {
  const found = audioSection(sdp);
  return found !== undefined && /^a=rtpmap:\d+ telephone-event\//im.test(found.audio);
}
