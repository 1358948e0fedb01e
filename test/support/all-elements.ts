/** What the app loads after its first screen; an element test begins where that has happened. */
import '../../src/components/app/account-elements.ts';
import '../../src/components/app/call-elements.ts';
import '../../src/components/app/rest-elements.ts';
import '../../src/components/dialing/dial-side.ts';
