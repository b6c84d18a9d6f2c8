// The console works without a script; this adds the keyboard.
export {};
