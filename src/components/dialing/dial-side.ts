import '../../icons/contact-icons.ts';
import './dial-favourites.ts';
import './dial-matches.ts';
import './recent-calls.ts';
