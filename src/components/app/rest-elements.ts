import '../../icons/more-icons.ts';
import '../account/password-prompt.ts';
import { keepFocus } from './lost-focus.ts';
import './notice-stack.ts';
import './readiness-panel.ts';
import { goByRegions } from './regions.ts';
import './user-menu-panel.ts';
import './window-guest.ts';
import '../calls/call-list.ts';
import '../calls/call-notes.ts';
import '../dialing/dial-proposal.ts';
import '../media/device-panel.ts';
import '../media/volume-panel.ts';
import '../ui/ui-tooltip.ts';

keepFocus();
goByRegions();
