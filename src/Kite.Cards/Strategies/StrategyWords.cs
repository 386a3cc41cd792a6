using System.Globalization;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Puts what a strategy does into plain words, in the reader's language.</summary>
internal sealed class StrategyWords(
    KiteDb db, IEnumerable<ICustomerGroups> groups, IStringLocalizer<Texts> texts)
{
    /// <summary>Reads the names of all that strategies speak of.</summary>
    public async Task<Spoken> Load(Asker asker, CancellationToken cancel)
    {
        var segments = new Dictionary<Guid, string>();
        foreach (var source in groups)
        {
            foreach (var (id, name) in await source.All(asker, cancel)) segments[id] = name;
        }
        return new(
            texts, segments,
            await db.StoreNamesAsync(cancel),
            await db.CardKinds.AsNoTracking().ToDictionaryAsync(k => k.Id, k => k.Name, cancel),
            await db.Strategies.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancel))
        {
            Plans = (await db.NewestPlans(cancel)).ToDictionary(p => p.Id, p => p.Name),
        };
    }

    /// <summary>The words, once the names are known.</summary>
    internal sealed record Spoken(
        IStringLocalizer<Texts> Texts, IReadOnlyDictionary<Guid, string> Segments,
        IReadOnlyDictionary<int, string> Stores, IReadOnlyDictionary<Guid, string> Kinds,
        IReadOnlyDictionary<Guid, string> Strategies)
    {
        public IReadOnlyDictionary<Guid, string> Plans { get; init; } =
            new Dictionary<Guid, string>();

        public string Says(StrategyVersion version) =>
            Says(StrategyJson.Read(version.Rules), Currency.Of(version.Currency));

        /// <summary>A few short sentences: what is taken off, for whom, when, how far.</summary>
        public string Says(StrategyRules rules, Currency currency) =>
            new[] { Effect(rules, currency), Paid(rules.PaidBy) }
                .Concat(Who(rules.Who)).Concat(When(rules.When))
                .Append(Where(rules.Stores))
                .Concat(From(rules.What, currency)).Concat(Ends(rules.Caps, currency))
                .Concat(Beside(rules))
                .Append(rules.HoldOutPercent == 0
                    ? null
                    : Texts["says.hold-out", rules.HoldOutPercent].Value)
                .OfType<string>()
                .Aggregate((said, more) => Texts["says.then", said, more]);

        private string Effect(StrategyRules rules, Currency currency)
        {
            var what = rules.What.IsWholeBill
                ? Texts[rules.Effect.Kind is EffectKind.Price ? "says.every" : "says.bill"].Value
                : Listed([.. rules.What.Products, .. rules.What.Categories]);
            return rules.Effect.Kind switch
            {
                EffectKind.Percent => Texts["says.off", Percent(rules.Effect.Size), what],
                EffectKind.Amount =>
                    Texts["says.off", Exact(rules.Effect.Size, currency), what],
                _ => Texts["says.price", Exact(rules.Effect.Size, currency), what],
            };
        }

        private string? Paid(PaidBy by) => by switch
        {
            PaidBy.Balance => Texts["says.paid.Balance"].Value,
            PaidBy.Other => Texts["says.paid.Other"].Value,
            _ => null,
        };

        private IEnumerable<string?> Who(WhoBuys who)
        {
            if (who is
                {
                    Known: false, Segments.Count: 0, CardKinds.Count: 0, Tags.Count: 0,
                    BirthdayWithin: null, AsksForMembers: false,
                })
            {
                yield return Texts["says.anyone"];
            }
            if (who.Known) yield return Texts["says.known"];
            if (who.Segments.Count > 0)
            {
                yield return Texts[
                    "says.segments",
                    Listed(who.Segments.Select(
                        s => Segments.GetValueOrDefault(s) ?? Texts["says.some"].Value))];
            }
            if (who.CardKinds.Count > 0)
            {
                yield return Texts[
                    "says.kinds", Listed(who.CardKinds.Select(k => Kinds.GetValueOrDefault(k)))];
            }
            if (who.Tags.Count > 0) yield return Texts["says.tags", Listed(who.Tags)];
            if (who.AsksForMembers) yield return Members(who);
            if (who.BirthdayWithin is { } days)
                yield return days == 0 ? Texts["says.birthday"] : Texts["says.around", days];
        }

        private string Members(WhoBuys who)
        {
            var which = who.Plans.Select(p => Plans.GetValueOrDefault(p)).Concat(who.Grades)
                .ToList();
            return which.Count == 0
                ? Texts["says.members"]
                : Texts["says.members.of", Listed(which)];
        }

        private IEnumerable<string?> When(WhenBought when)
        {
            yield return when switch
            {
                { FirstDay: { } first, LastDay: { } last } =>
                    Texts["says.days", Figures.Day(first), Figures.Day(last)],
                { FirstDay: { } first } => Texts["says.first", Figures.Day(first)],
                { LastDay: { } last } => Texts["says.last", Figures.Day(last)],
                _ => (string?)null,
            };
            if (when.Times.Count > 0)
                yield return Texts["says.times", string.Join("; ", when.Times.Select(Time))];
        }

        private string? Where(IReadOnlyList<int> stores) => stores.Count == 0
            ? null
            : Texts["says.stores", Listed(stores.Select(s => Stores.GetValueOrDefault(s)))].Value;

        private IEnumerable<string?> From(WhatIsBought what, Currency currency)
        {
            if (what.LeastSpendCoins is { } spend)
                yield return Texts["says.least", Exact(spend, currency)];
            if (what.LeastBillCoins is { } bill)
                yield return Texts["says.large", Exact(bill, currency)];
        }

        private IEnumerable<string?> Ends(Caps caps, Currency currency)
        {
            if (caps.PerBillCoins is { } bill)
                yield return Texts["says.cap.bill", Exact(bill, currency)];
            if (caps.PerGuestCoins is { } guest)
                yield return Texts["says.cap.guest", Exact(guest, currency)];
            if (caps.UsesPerGuest is { } uses) yield return Texts["says.cap.uses", uses];
            if (caps.BudgetCoins is { } all)
                yield return Texts["says.cap.budget", Exact(all, currency)];
        }

        private IEnumerable<string?> Beside(StrategyRules rules)
        {
            if (rules.Combining is Combining.WithNone) yield return Texts["says.alone"];
            if (rules.Combining is Combining.WithListed)
            {
                yield return Texts[
                    "says.beside",
                    Listed(rules.Beside.Select(s => Strategies.GetValueOrDefault(s)))];
            }
            if (rules.Group.Length > 0)
                yield return Texts["says.group", rules.MostOfGroup, rules.Group];
        }

        private string Listed(IEnumerable<string?> names) =>
            string.Join(Texts["says.comma"].Value, names.OfType<string>());

        private static string Exact(long coins, Currency currency) =>
            Figures.Exact(new(coins, currency));

        private static string Percent(long basisPoints) =>
            Figures.Percent(basisPoints / 10_000d, basisPoints % 100 == 0 ? 0 : 2);

        private static string Time(SoldTime time)
        {
            var format = CultureInfo.CurrentCulture.DateTimeFormat;
            var days = string.Join(' ', (time.Days ?? []).Order().Select(
                d => format.GetAbbreviatedDayName((DayOfWeek)(d % 7))));
            return time is { From: { } from, To: { } to }
                ? $"{days} {from:HH:mm}–{to:HH:mm}".TrimStart()
                : days;
        }
    }
}
