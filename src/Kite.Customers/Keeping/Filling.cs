using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Puts checked facts into a record; the ID document goes in sealed.</summary>
internal static class Filling
{
    /// <summary>All but the ID document, which needs a key.</summary>
    public static void Put(Customer customer, CustomerFacts facts, DateTimeOffset at)
    {
        customer.Kind = facts.Kind;
        customer.Name = facts.Name ?? "";
        customer.FamilyName = facts.FamilyName;
        customer.GivenName = facts.GivenName;
        customer.Reading = facts.Reading;
        customer.Phone = facts.Phone;
        customer.Email = facts.Email;
        customer.Address = facts.Address;
        customer.PostalCode = facts.PostalCode;
        customer.City = facts.City;
        customer.Country = facts.Country;
        customer.Language = facts.Language;
        customer.BirthDate = facts.BirthDate;
        customer.LunarBirth =
            facts.LunarBirth is { } lunar ? LunarDate.Read(lunar) : null;
        customer.AgeBand = facts.AgeBand;
        customer.Gender = facts.Gender;
        customer.Nationality = facts.Nationality;
        customer.Industry = facts.Industry;
        customer.Position = facts.Position;
        customer.Standing = facts.Standing;
        customer.CreditGrade = facts.CreditGrade;
        customer.Stars = facts.Stars;
        customer.Note = facts.Note;
        customer.ChangedAt = at;
    }

    /// <summary>The same with the customer's key in hand.</summary>
    public static void Seal(
        Customer customer, string document, DataKey key, MasterKeys masters)
    {
        customer.IdDocument = document.Length == 0 ? null : key.Seal(masters, document);
        customer.IdDocumentToken = document.Length == 0 ? null : TokenOf(masters, document);
    }

    /// <summary>Finds an equal ID document again without opening any.</summary>
    public static byte[] TokenOf(MasterKeys masters, string document) =>
        IdDocuments.Token(masters, document);

    extension(KiteDb db)
    {
        /// <summary>
        /// Puts what hangs on the record where it lies, and notes which fields changed.
        /// </summary>
        public async Task<Refusal?> Hang(
            Customer customer,
            CustomerFacts facts,
            MasterKeys masters,
            string source,
            DateTimeOffset at,
            CancellationToken cancel)
        {
            if (facts.ContactPoints is { } points
                && await db.SetContacts(
                    customer, [.. points.OfType<ContactFacts>()], source, at, cancel) is { } no)
                return no;

            if (facts.Tags is { } tags)
                await db.PutTags(customer, [.. tags.OfType<string>()], cancel);

            IReadOnlyList<string> own = [];
            if (facts.Custom is { Count: > 0 } sent)
            {
                var currency = (await db.BusinessAsync(cancel)).Currency;
                var wanted = OwnBook.Understand(sent, await db.OwnFieldsAsync(cancel), currency);
                if (wanted.Refusal is { } strange) return strange;
                own = await db.SetOwn(customer, wanted.Value, masters, cancel);
            }
            if (db.Entry(customer).State != EntityState.Added)
                await db.NoteChanged(customer, own, source, at, cancel);
            return null;
        }

        public async Task Fill(
            Customer customer,
            CustomerFacts facts,
            MasterKeys masters,
            DateTimeOffset at,
            CancellationToken cancel)
        {
            Put(customer, facts, at);
            if (facts.IdDocument is not { } document) return;

            Seal(customer, document, await db.KeyOf(customer.Id, masters, cancel), masters);
        }
    }
}
