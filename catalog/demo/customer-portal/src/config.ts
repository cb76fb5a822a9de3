import * as yup from 'yup';

/** Read at start; a missing address stops it there. */
export const config = yup
  .object({ BOOKING_URL: yup.string().url().required(), PAYMENTS_URL: yup.string().url().required() })
  .validateSync(process.env);
