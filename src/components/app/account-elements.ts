import '../../icons/more-icons.ts';
import '../account/account-form.ts';
import '../account/provisioning-dialog.ts';
import '../ui/ui-field.ts';
