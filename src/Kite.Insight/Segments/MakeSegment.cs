using System.Text.Json;
using System.Text.Json.Serialization;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Keeps the customers of a quarter, a cell, a lasso or a way under a name.</summary>
internal sealed class MakeSegment(KiteDb db, AskPicked ask, TimeProvider clock)
{
    private const int AtOnce = 5000;

    private static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The name, and whom of the map or the movement.</summary>
    internal sealed record Wish(string? Name, PickQuestion? Of);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/segments",
                async (Wish wish, MakeSegment make, Asker asker, CancellationToken cancel) =>
                    (await make.Run(asker, wish, cancel)).ToCreated(s => $"/segments/{s.Id}"))
            .Needing(May.WriteSegments)
            .Idempotent()
            .WithSummary("Keeps a list of customers as a segment");

    public async Task<Result<SegmentView>> Run(
        Asker asker, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.WriteSegments)) return new NotAllowed(May.WriteSegments);

        var name = wish.Name?.Trim() ?? "";
        if (name.Length is 0 or > 100) return new BadInput("name", new NameIsMissing(100));
        if (await db.For(asker).Segments.AnyAsync(s => s.Name == name, cancel))
            return new BadInput("name", new SegmentNameIsTaken(name));

        var question = wish.Of ?? new PickQuestion();
        var picked = await ask.Run(asker, question, cancel);
        if (picked.Refusal is { } no) return no;
        var numbers = picked.Value.Numbers();
        if (numbers.Count == 0) return new NobodyIsInIt();

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var segment = new Segment
        {
            Name = name,
            Origin = JsonSerializer.Serialize(question, Short),
            Customers = numbers.Count,
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
        db.Add(segment);
        await db.SaveChangesAsync(cancel);
        foreach (var some in numbers.Chunk(AtOnce))
        {
            await BulkWriter.Write(db, await MembersOf(segment, some, cancel), cancel);
        }
        if (whole is not null) await whole.CommitAsync(cancel);
        return SegmentView.Of(segment);
    }

    private async Task<IReadOnlyList<SegmentMember>> MembersOf(
        Segment segment, long[] numbers, CancellationToken cancel)
    {
        var customers = await db.Set<Customer>().AsNoTracking()
            .Where(c => numbers.Contains(c.Number))
            .Select(c => new { c.Id, c.Number })
            .ToListAsync(cancel);
        return
        [
            .. customers.Select(c => new SegmentMember
            {
                CustomerId = c.Id, SegmentId = segment.Id, CustomerNumber = c.Number,
            }),
        ];
    }
}
