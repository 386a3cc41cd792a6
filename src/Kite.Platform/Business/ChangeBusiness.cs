using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>What is said of the business.</summary>
public sealed record BusinessFacts(
    string? Name, string? Currency, string? TimeZone, string? Region);

/// <summary>The currency cannot change any more: there are purchases in it.</summary>
public sealed record CurrencyIsSettled(string Currency) : Refusal;

/// <summary>Kite does not know this currency.</summary>
public sealed record NotACurrencyCode(string Written) : Refusal;

/// <summary>This is no time zone with an IANA name.</summary>
public sealed record NotATimeZone(string Written) : Refusal;

/// <summary>A region is two letters of ISO 3166.</summary>
public sealed record NotARegion(string Written) : Refusal;

/// <summary>Names the business, its currency, its time zone and its country.</summary>
public sealed class ChangeBusiness(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/business",
                async (ChangeBusiness change, CancellationToken cancel) =>
                    TypedResults.Ok(await change.Facts(cancel)))
            .Needing(May.ReadStores)
            .WithSummary("The business whose books these are");
        api.MapPut(
                "/business",
                async (
                    BusinessFacts facts, ChangeBusiness change, Asker asker,
                    CancellationToken cancel) =>
                    (await change.Run(asker, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Names the business, its currency, time zone and region");
    }

    public async Task<BusinessFacts> Facts(CancellationToken cancel) =>
        Told(await db.BusinessAsync(cancel));

    public async Task<Result<BusinessFacts>> Run(
        Asker asker, BusinessFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        // Held: a first purchase that settles the currency is waited for, or waits.
        await db.Set<Business>().ExecuteUpdateAsync(
            set => set.SetProperty(b => b.Region, b => b.Region), cancel);
        var business = await db.BusinessAsync(cancel, tracked: true);
        if (Faults(facts, business) is { } bad) return bad;

        business.Name = facts.Name!.Trim();
        business.TimeZone = facts.TimeZone!;
        business.Region = facts.Region!.ToUpperInvariant();
        if (facts.Currency != business.CurrencyCode)
            (business.CurrencyCode, business.CurrencyIsSettled) = (facts.Currency!, true);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return Told(business);
    }

    private static BadInput? Faults(BusinessFacts facts, Business business)
    {
        var faults = new List<Fault>();
        if (facts.Name?.Trim().Length is null or 0 or > 100)
            faults.Add(new("name", new NameIsMissing(100)));
        if (Currency.Find(facts.Currency ?? "") is not { } currency)
            faults.Add(new("currency", new NotACurrencyCode(facts.Currency ?? "")));
        else if (business.CurrencyIsSettled && currency.Code != business.CurrencyCode)
            faults.Add(new("currency", new CurrencyIsSettled(business.CurrencyCode)));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(facts.TimeZone ?? "", out _))
            faults.Add(new("timeZone", new NotATimeZone(facts.TimeZone ?? "")));
        if (facts.Region is not [>= 'A' and <= 'z', >= 'A' and <= 'z'])
            faults.Add(new("region", new NotARegion(facts.Region ?? "")));
        return faults.Count == 0 ? null : new BadInput(faults);
    }

    private static BusinessFacts Told(Business b) =>
        new(b.Name, b.CurrencyCode, b.TimeZone, b.Region);
}
