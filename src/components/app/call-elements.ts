import '../calls/call-stack.ts';
