import '../../icons/contact-icons.ts';
import '../ui/ui-segmented.ts';
import './dial-favourites.ts';
import './dial-matches.ts';
import './recent-calls.ts';
import './voicemail-lamp.ts';
