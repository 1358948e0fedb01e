/** The frame: navigation, user menu, readiness, notices. */
export interface AppTerms {
  showPassword: string;
  hidePassword: string;
}
