// Written by: smsform catalogue types messages.json

/** The values of each message, by its key. */
export interface Messages {
  readonly otp: { readonly otp: string };
  readonly shipped: { readonly order: string };
}
