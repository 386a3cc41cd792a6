using System.Globalization;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>What a customer's last twelve months of purchases tell of their habits.</summary>
internal sealed class HabitsFromVisits(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : IPreferenceSource
{
    private const int MostPurchases = 1000;

    public string Permission => May.ReadPurchases;

    public async Task<IReadOnlyList<DerivedPreference>> Read(
        Guid customer, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var from = business.Today(clock).AddYears(-1);
        var read = await db.Purchases.AsNoTracking()
            .Where(p => p.CustomerId == customer && !p.IsReturn && p.Day > from)
            .OrderByDescending(p => p.Day).Take(MostPurchases)
            .Select(p => new { p.Day, p.At, p.StoreNumber })
            .ToListAsync(cancel);
        var stores = (await db.StoresAsync(cancel)).ToDictionary(s => s.Number);
        var visits = read.Select(p => new VisitMade(
            p.Day,
            p.At is { } at && stores.TryGetValue(p.StoreNumber, out var store)
                ? HourAt(at, store.TimeZone)
                : null,
            p.StoreNumber)).ToList();
        return
        [
            .. VisitHabits.Of(visits, stores.Count).Select(h => new DerivedPreference(
                h.Code == VisitHabits.Store ? PreferenceKind.Other : PreferenceKind.Hour,
                h.Code, Said(h, stores), h.Times, h.Of)),
        ];
    }

    private static int HourAt(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).Hour;

    private string Said(VisitHabit habit, Dictionary<int, Store> stores) => habit.Code switch
    {
        VisitHabits.Weekday => texts[
            "habit.weekday",
            CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)habit.Value)],
        VisitHabits.Hour => texts[
            "habit.hour",
            Clock(habit.Value), Clock((habit.Value + 2) % 24)],
        _ => texts["habit.store", stores.GetValueOrDefault(habit.Value)?.Name ?? ""],
    };

    private static string Clock(int hour) =>
        new TimeOnly(hour, 0).ToString("t", CultureInfo.CurrentCulture);
}
