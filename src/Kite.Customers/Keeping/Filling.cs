namespace Kite.Customers;

/// <summary>Puts checked facts into a record; the ID document goes in sealed.</summary>
internal static class Filling
{
    private const string Purpose = "id-document";

    extension(KiteDb db)
    {
        public async Task Fill(
            Customer customer,
            CustomerFacts facts,
            MasterKeys masters,
            DateTimeOffset at,
            CancellationToken cancel)
        {
            customer.Kind = facts.Kind;
            customer.Name = facts.Name ?? "";
            customer.Reading = facts.Reading;
            customer.Phone = facts.Phone;
            customer.Email = facts.Email;
            customer.Address = facts.Address;
            customer.Language = facts.Language;
            customer.BirthDate = facts.BirthDate;
            customer.Note = facts.Note;
            customer.ChangedAt = at;
            if (facts.IdDocument is not { } document) return;

            var key = await db.KeyOf(customer.Id, masters, cancel);
            customer.IdDocument = document.Length == 0 ? null : key.Seal(masters, document);
            customer.IdDocumentToken =
                document.Length == 0 ? null : masters.Token(Purpose, document.ToUpperInvariant());
        }
    }
}
