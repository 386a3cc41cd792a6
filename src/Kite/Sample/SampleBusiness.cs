using Kite.Catalogue;
using Kite.Customers;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sample;

/// <summary>
/// Harbour Kitchen, an invented business to try Kite with: three restaurants and a wholesale
/// arm, about five thousand customers, eighteen months of purchases that end today.
/// </summary>
internal static class SampleBusiness
{
    public const string Name = "Harbour Kitchen";
    public const ulong Seed = 20_260_101;

    /// <summary>What was made; nothing, where the business has customers already.</summary>
    public sealed record Made(int Customers, int Purchases, DateOnly From, DateOnly To);

    /// <summary>Fills an empty business; tells what part is done, from 0 to 1.</summary>
    public static async Task<Made> Fill(
        IServiceProvider services,
        TimeProvider clock,
        IProgress<double>? progress,
        CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>().For(Asker.Kite);
        if (await db.Set<Customer>().AnyAsync(c => c.Number > 0, cancel))
            return new(0, 0, default, default);

        var now = clock.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Premises.TimeZone);
        var today = new BusinessDay(zone, Premises.CutOff).Of(now);
        var story = Story.Draw(Seed, today);
        progress?.Report(0.15);

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await Premises.Found(db, cancel);
        var stores = await Premises.Open(
            scope.ServiceProvider.GetRequiredService<AddStore>(), cancel);
        await Premises.SetUp(
            scope.ServiceProvider.GetRequiredService<KeepTills>(),
            scope.ServiceProvider.GetRequiredService<KeepShifts>(), stores, cancel);
        var clockwork = new Clockwork(story.First, zone, now);
        var books = new SampleBooks(
            db,
            scope.ServiceProvider.GetRequiredService<MasterKeys>(),
            scope.ServiceProvider.GetRequiredService<Trail>(),
            clockwork);
        var shelf = new SampleShelf(db, clock);
        await shelf.AddTaxes(cancel);
        var customers = await books.Add(story.Guests, cancel);
        progress?.Report(0.3);
        var written = await books.Add(story, customers, stores, progress, cancel);
        await new SampleResponses(db, clockwork).Add(story, customers, cancel);
        await shelf.Fill(customers, stores, cancel);
        await whole.CommitAsync(cancel);
        await SampleCards.Fill(services, clock, cancel);
        await SampleLaw.Fill(services, clock, cancel);
        written += await SampleBills.Fill(services, cancel);
        await SampleStrategies.Fill(services, cancel);
        await SampleCoupons.Fill(services, cancel);
        return new(customers.Count, written, story.First, story.Today);
    }
}
