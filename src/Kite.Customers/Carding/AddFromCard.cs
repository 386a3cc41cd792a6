using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>Takes whom a card names into the books, with the firm they work for.</summary>
public sealed class AddFromCard(KiteDb db, AddCustomer add, AddRelation relate)
{
    private const string Source = "card";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/cards",
                async (
                    CardOrder order, AddFromCard add, Asker asker, CancellationToken cancel) =>
                    (await add.Run(asker, order, cancel)).ToCreated(c => $"/customers/{c.Id}"))
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Adds the customer whom the text of a business card names");

    public async Task<Result<CustomerView>> Run(
        Asker asker, CardOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var understood = order.Understood();
        if (understood.Refusal is { } no) return no;

        var draft = understood.Value;
        var region = (await db.For(asker).BusinessAsync(cancel)).Region;
        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var firm = await db.FirmOn(draft, cancel);
        var facts = CardFacts.Of(draft, region, firm is not null);
        var added = await add.Run(asker, facts, Source, cancel);
        if (added.Refusal is BadInput bad) return OnCard(bad, draft);
        if (added.Refusal is { } refused) return refused;

        var customer = added.Value;
        if (firm is not null)
        {
            db.ChangeTracker.Clear();
            var work = new AddRelation.NewRelation
            {
                Other = firm.Id, Kind = RelationKind.Employer,
                Note = draft.First(CardField.Department),
            };
            var related = await relate.Run(asker, customer.Id, work, Source, cancel);
            if (related.Refusal is { } unfit) return unfit;
            customer = customer with { Version = customer.Version + 1 };
        }
        if (whole is not null) await whole.CommitAsync(cancel);
        return customer;
    }

    // The fields of a card are told by the card's own words.
    private static BadInput OnCard(BadInput bad, CardDraft draft) =>
        new([.. bad.Faults.Select(f => f with { Field = FieldOf(f, draft) })]);

    private static string FieldOf(Fault fault, CardDraft draft)
    {
        var isMobile = draft.First(CardField.Mobile) is not null;
        if (fault.Field.Equals("phone", StringComparison.OrdinalIgnoreCase))
            return isMobile ? "mobile" : "phone";
        return fault.Why switch
        {
            _ when !fault.Field.Contains('[', StringComparison.Ordinal) => fault.Field,
            NotAPhoneNumber => isMobile ? "mobile" : "phone",
            NotAnEmail => "email",
            NotAWebAddress => "web",
            _ => "text",
        };
    }
}
