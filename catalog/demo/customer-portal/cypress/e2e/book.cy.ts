describe('booking', () => {
  it('books twenty parcels from a spreadsheet', () => {
    cy.visit('/bookings/import');
    cy.get('input[type=file]').selectFile('cypress/fixtures/twenty.csv');
    cy.contains('20 parcels booked');
  });
});
