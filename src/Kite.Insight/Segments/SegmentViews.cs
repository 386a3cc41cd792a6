using Kite.Catalogue;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// A segment as it is shown; <c>origin</c> is what was asked when a list was made of the map,
/// <c>rule</c> what says who is in it. A live one is counted as of now.
/// </summary>
public sealed record SegmentView(
    Guid Id, string Name, int Customers, string Origin, string MadeBy, DateTimeOffset MadeAt)
{
    public bool IsLive { get; init; }
    public RuleFacts? Rule { get; init; }

    /// <summary>The rule as a sentence in the reader's language.</summary>
    public string? Sentence { get; init; }

    /// <summary>The live segment of which it is a copy.</summary>
    public Guid? CopyOf { get; init; }
    public DateTimeOffset? ChangedAt { get; init; }
    public long Version { get; init; }

    /// <summary>A live one whose rule asks for what is not there any more names nobody.</summary>
    public bool IsBroken { get; init; }

    /// <summary>
    /// What the rule of a live one asks for and nobody knows any more, such as a category that was
    /// renamed: by it nobody is found, and the rest of the rule holds.
    /// </summary>
    public IReadOnlyList<UnknownValue> Unknown { get; init; } = [];
}

/// <summary>Shows segments to who may know of them, sized and in words.</summary>
internal sealed class SegmentViews(
    KiteDb db, KeptMembers kept, RuleGround ground, KnowProducts know, UnknownValues unknown,
    IStringLocalizer<Texts> texts)
{
    public async Task<Result<SegmentView>> One(
        Asker asker, Segment segment, CancellationToken cancel)
    {
        if (await kept.Barred(asker, segment, cancel) is { } no) return no;
        return (await Told(asker, [segment], cancel))[0];
    }

    /// <summary>Those that the asker may know of.</summary>
    public async Task<IReadOnlyList<SegmentView>> All(
        Asker asker, IEnumerable<Segment> segments, CancellationToken cancel) =>
        await Told(asker, await kept.Seen(asker, segments, cancel), cancel);

    /// <summary>Rules in the asker's words; what nobody knows any more is marked.</summary>
    public async Task<RuleWords> Words(
        Asker asker, IEnumerable<RuleFacts> rules,
        IReadOnlySet<(string Field, string Value)> lost, CancellationToken cancel)
    {
        var fields = await ground.Run(asker, cancel);
        var stores = await db.StoresAsync(cancel);
        var codes = rules.SelectMany(r => r.Goods(RuleFields.Product))
            .Distinct(StringComparer.Ordinal).ToList();
        var named = await know.Names(GoodsLevel.Product, codes, cancel);
        return new(
            texts,
            fields.Refusal is null ? fields.Value : [],
            (await db.BusinessAsync(cancel)).Currency,
            [.. stores.Select(s => (s.Number, s.Name))],
            code => named(code).Name)
        {
            Unknown = lost,
        };
    }

    private async Task<IReadOnlyList<SegmentView>> Told(
        Asker asker, IReadOnlyList<Segment> segments, CancellationToken cancel)
    {
        var rules = segments.Select(s => KeptRule.Read(s.Rule)).OfType<RuleFacts>().ToList();
        var read = segments.Where(s => s.IsLive)
            .ToDictionary(s => s.Id, s => RuleReader.Read(KeptRule.Read(s.Rule)));
        var lost = await unknown.Among(
            read.Values.Where(r => r.Refusal is null).SelectMany(r => r.Value.Conditions), cancel);
        var words = rules.Count > 0 ? await Words(asker, rules, lost, cancel) : null;
        var views = new List<SegmentView>(segments.Count);
        foreach (var segment in segments)
        {
            var members = segment.IsLive ? await kept.Of(db, segment, cancel) : null;
            var rule = KeptRule.Read(segment.Rule);
            views.Add(new(
                segment.Id, segment.Name,
                members is null ? segment.Customers
                    : members.Refusal is null ? members.Value.Count : 0,
                segment.Origin, segment.MadeBy, segment.MadeAt)
            {
                IsLive = segment.IsLive,
                Rule = rule,
                Sentence = rule is null ? null : words!.Sentence(rule),
                CopyOf = segment.CopyOf,
                ChangedAt = segment.ChangedAt,
                Version = segment.Version,
                IsBroken = members?.Refusal is not null,
                Unknown = read.TryGetValue(segment.Id, out var asked) && asked.Refusal is null
                    ?
                    [
                        .. asked.Value.Conditions.SelectMany(c => c.Among(lost)
                            .Select(v => new UnknownValue(c.Place, v))),
                    ]
                    : [],
            });
        }
        return views;
    }
}
