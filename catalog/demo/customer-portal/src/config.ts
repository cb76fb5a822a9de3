import * as yup from 'yup';

const Config = yup.object({ BOOKING_URL: yup.string().url().required(), PAYMENTS_URL: yup.string().url().required() });

/** Read at start; a missing address stops it there. */
export const config = await Config.validate(process.env);
