using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>Takes a new customer into the books.</summary>
public sealed class AddCustomer(
    KiteDb db, MasterKeys masters, RecordDetails details, Intake intake, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers",
                async (
                    CustomerFacts facts, AddCustomer add, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var added = await add.Run(asker, facts, "api", cancel);
                    if (added.Refusal is null) http.Tag(added.Value.Version);
                    return added.ToCreated(c => $"/customers/{c.Id}");
                })
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Adds a customer");

    public Task<Result<CustomerView>> Run(
        Asker asker, CustomerFacts typed, string source, CancellationToken cancel) =>
        Run(asker, typed, source, photo: null, cancel);

    /// <summary>The same with a photo: both are in the books, or neither is.</summary>
    public async Task<Result<CustomerView>> Run(
        Asker asker, CustomerFacts typed, string source, Photo? photo, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (photo is not null && !asker.May(May.ReadPersonal))
            return new NotAllowed(May.ReadPersonal);

        var business = await db.For(asker).BusinessAsync(cancel);
        var sound = typed.Checked(business.Region, business.Today(clock));
        if (sound.Refusal is { } no) return no;
        var hasMore = sound.Value.HasMore || photo is not null;
        if (db.Database.CurrentTransaction is null && !hasMore)
            return CustomerView.Of(await intake.Add(asker, sound.Value, source), asker);

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var customer = new Customer
        {
            Number = await Counter.Take(db, Counter.Customers, 1, cancel),
            Source = source,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(customer);
        await db.Fill(customer, sound.Value, masters, clock.GetUtcNow(), cancel);
        if (await db.Hang(
                customer, sound.Value, masters, source, clock.GetUtcNow(), cancel) is { } unfit)
            return unfit;
        if (photo is not null)
        {
            await db.PutPhoto(
                customer.Id, photo, masters, source, clock.GetUtcNow(), cancel);
        }
        if (sound.Value.HasMore) await db.Retoken(customer, cancel);
        else db.SearchTokens.AddRange(Tokens.Of(customer, []));
        await db.SaveChangesAsync(cancel);
        await PairBook.Note(db, [customer], cancel);
        await db.GrantDue(customer.Id, cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return hasMore
            ? await details.Whole(customer, asker, cancel)
            : CustomerView.Of(customer, asker);
    }
}
