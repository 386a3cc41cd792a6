using System.Text.Json;
using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight;

/// <summary>
/// What customers said is counted as anyone would count it with a pencil: customer by customer,
/// the last word of each; the bounds found by trying.
/// </summary>
[Trait("books", "both")]
public sealed class SaidDegreeProperties
{
    private const int Guests = 6;
    private static readonly DateOnly Today = new(2026, 11, 23);

    // Some were said longer ago than a year, some on one day, some are withdrawn.
    private static readonly Gen<(int Who, int Kind, int Value, int Ago, int Gone)[]> Words =
        Gen.Select(
            Gen.Int[0, Guests - 1], Gen.Int[0, 1], Gen.Int[0, 99],
            Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 500]), Gen.Int[0, 4]).Array[0, 60];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed record Word(int Who, ResponseKind Kind, int Value, DateOnly Day);

    [Fact]
    public async Task The_base_is_what_a_pencil_finds()
    {
        await using var shop = await Shop.Open();
        var analyst = await shop.Client(Role.Analyst);
        var ids = await People(shop);
        await Words.SampleAsync(
            async drawn =>
            {
                var words = await Write(shop, ids, drawn);
                var told = await analyst.Ask("/insight/degrees");
                foreach (var kind in Enum.GetValues<ResponseKind>())
                {
                    var said = words.FindAll(w => w.Kind == kind);
                    var degree = told.GetProperty("degrees").EnumerateArray().Single(
                        d => d.Word("degree") == DegreeOf(kind));
                    Assert.Equal(Guests, degree.Number("customers"));
                    Same(
                        degree, kind,
                        LastWords(said.FindAll(w => w.Day > Today.AddYears(-1))));
                    foreach (var month in told.GetProperty("months").EnumerateArray())
                    {
                        var (from, to) = (
                            Plain.Day(month.Word("from")!), Plain.Day(month.Word("to")!));
                        Same(
                            month.GetProperty(DegreeOf(kind)), kind,
                            LastWords(said.FindAll(w => w.Day >= from && w.Day <= to)));
                    }
                }
            },
            iter: 20, threads: 1);
    }

    [Fact]
    public async Task One_customer_has_their_own_last_word()
    {
        await using var shop = await Shop.Open();
        var analyst = await shop.Client(Role.Analyst);
        var ids = await People(shop);
        await Words.SampleAsync(
            async drawn =>
            {
                var words = await Write(shop, ids, drawn);
                var told = (await analyst.Ask("/insight/customers/1/degrees"))
                    .GetProperty("degrees");
                var rating = words.FindLast(
                    w => w is { Who: 0, Kind: ResponseKind.Satisfaction });
                var share = words.FindLast(w => w is { Who: 0, Kind: ResponseKind.NeedShare });
                Assert.Equal(
                    (Known(rating)?.Value, rating?.Day),
                    (Number(told[0], "rating"), Said(told[0])));
                Assert.Equal(
                    (Known(share)?.Value / 100.0, share?.Day),
                    (Number(told[4], "share"), Said(told[4])));
            },
            iter: 20, threads: 1);

        static Word? Known(Word? word) => word?.Day > Today.AddYears(-1) ? word : null;
    }

    private static DateOnly? Said(JsonElement degree) =>
        degree.Word("saidOn") is { } day ? Plain.Day(day) : null;

    private static double? Number(JsonElement degree, string field) =>
        degree.GetProperty(field) is { ValueKind: JsonValueKind.Number } number
            ? number.GetDouble() : null;

    private static void Same(JsonElement told, ResponseKind kind, List<int> said)
    {
        if (told.ValueKind is JsonValueKind.Null)
        {
            Assert.Empty(said);
            return;
        }
        Assert.Equal(said.Count, told.Number("answers"));
        if (said.Count == 0) return;

        var (share, low, high) = kind == ResponseKind.Satisfaction
            ? Satisfied(said)
            : Mean([.. said.Select(v => v / 100.0)]);
        Assert.Equal(share, told.GetProperty("share").GetDouble(), 1e-9);
        Near(low, Number(told, "low"));
        Near(high, Number(told, "high"));
    }

    private static void Near(double? plain, double? told)
    {
        Assert.Equal(plain is null, told is null);
        if (plain is { } one) Assert.Equal(one, told!.Value, 5e-3);
    }

    private static List<int> LastWords(List<Word> words) =>
        [.. words.GroupBy(w => w.Who).Select(g => g.Last().Value)];

    // Every share is a candidate; those stay from which what was said is not too far off.
    private static (double, double?, double?) Satisfied(List<int> said)
    {
        const int Steps = 20_000;
        var share = said.Count(v => v > 3) / (double)said.Count;
        var stay = Enumerable.Range(0, Steps + 1).Select(i => i / (double)Steps)
            .Where(p => Math.Abs(share - p) <= 1.96 * Math.Sqrt(p * (1 - p) / said.Count))
            .ToList();
        return (share, stay.Min(), stay.Max());
    }

    private static (double, double?, double?) Mean(List<double> said)
    {
        var mean = said.Average();
        if (said.Distinct().Count() == 1) return (mean, null, null);

        // Two-sided points of Student's t for 1 to 5 degrees of freedom, from the tables.
        double[] table = [12.706, 4.303, 3.182, 2.776, 2.571];
        var spread = Math.Sqrt(said.Sum(v => (v - mean) * (v - mean)) / (said.Count - 1));
        var half = table[said.Count - 2] * spread / Math.Sqrt(said.Count);
        return (mean, Math.Max(0, mean - half), Math.Min(1, mean + half));
    }

    private static string DegreeOf(ResponseKind kind) =>
        kind == ResponseKind.Satisfaction ? "satisfaction" : "theyOnUs";

    private static async Task<Guid[]> People(Shop shop)
    {
        var client = await shop.Client();
        var ids = new Guid[Guests];
        for (var i = 0; i < Guests; i++)
            ids[i] = (await client.Customer($"Guest {i}")).GetProperty("id").GetGuid();
        return ids;
    }

    /// <summary>Writes them in any order; answers those that count, the last said last.</summary>
    private static Task<List<Word>> Write(
        Shop shop, Guid[] ids, (int Who, int Kind, int Value, int Ago, int Gone)[] drawn) =>
        shop.Books(async db =>
        {
            await db.Set<ResponseWithdrawal>().ExecuteDeleteAsync(Cancel);
            await db.Set<CustomerResponse>().ExecuteDeleteAsync(Cancel);
            var words = new List<Word>();
            foreach (var (i, (who, asked, value, ago, gone)) in drawn.Index())
            {
                var kind = (ResponseKind)asked;
                var response = new CustomerResponse
                {
                    CustomerId = ids[who], Id = Guid.CreateVersion7(Shop.Noon.AddSeconds(i)),
                    Kind = kind,
                    Value = kind == ResponseKind.Satisfaction ? 1 + (value % 5) : value,
                    Day = Today.AddDays(-ago), NotedAt = Shop.Noon,
                };
                db.Add(response);
                if (gone == 0)
                {
                    db.Add(new ResponseWithdrawal
                    {
                        CustomerId = ids[who], ResponseId = response.Id,
                        WithdrawnAt = Shop.Noon,
                    });
                    continue;
                }
                words.Add(new(who, kind, response.Value, response.Day));
            }
            await db.SaveChangesAsync(Cancel);
            return words.OrderBy(w => w.Day).ToList();
        });
}
