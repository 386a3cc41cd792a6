using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Who is what to whom: written at both ends, drawn in two steps (K3).</summary>
[Trait("books", "both")]
public sealed class RelationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_word_has_a_counterpart_whose_counterpart_it_is() =>
        Assert.All(
            Enum.GetValues<RelationKind>(),
            kind => Assert.Equal(kind, kind.Counterpart().Counterpart()));

    [Fact]
    public async Task Each_end_says_what_the_other_one_is()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Customer("Lin Mei");
        var bo = await till.Customer("Lin Bo");

        await till.Tell(
            $"/customers/{mei.Word("id")}/relations",
            new { other = bo.Word("id"), kind = "child", note = "goes to school here" });

        var of = (await till.Ask($"/customers/{mei.Word("id")}/relations")).Items().Single();
        var back = (await till.Ask($"/customers/{bo.Word("id")}/relations")).Items().Single();
        Assert.Equal(("child", "Lin Bo"), (of.Word("kind"), of.Word("otherName")));
        Assert.Equal(("parent", "Lin Mei"), (back.Word("kind"), back.Word("otherName")));
        Assert.Equal(of.Word("id"), back.Word("id"));
        Assert.Equal(of.Word("note"), back.Word("note"));
    }

    [Theory]
    [InlineData("person", "person", "spouse", null)]
    [InlineData("person", "company", "employer", null)]
    [InlineData("company", "person", "employee", null)]
    [InlineData("company", "person", "decisionMaker", null)]
    [InlineData("company", "company", "unitOf", null)]
    [InlineData("person", "household", "household", null)]
    [InlineData("person", "company", "buysThrough", null)]
    [InlineData("person", "company", "spouse", "person-is-needed")]
    [InlineData("company", "person", "spouse", "person-is-needed")]
    [InlineData("person", "person", "employer", "company-is-needed")]
    [InlineData("person", "person", "household", "household-is-needed")]
    [InlineData("household", "household", "householdMember", "person-is-needed")]
    [InlineData("person", "company", "unitOf", "company-is-needed")]
    public async Task Only_who_can_be_it_stands_at_an_end(
        string one, string other, string kind, string? code)
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var a = await till.Tell("/customers", new { name = "A", kind = one });
        var b = await till.Tell("/customers", new { name = "B", kind = other });

        var answer = await Relate(till, a, new { otherNumber = b.Number(), kind });

        Assert.Equal(code, await Code(answer, "kind"));
    }

    [Fact]
    public async Task Nobody_is_related_to_themselves_or_twice_or_to_nobody()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Customer("Lin Mei");
        var bo = await till.Customer("Lin Bo");
        (await Relate(till, mei, new { otherNumber = 2, kind = "friend" }))
            .EnsureSuccessStatusCode();

        Assert.Equal("related-already", await Code(
            await Relate(till, bo, new { otherNumber = 1, kind = "friend" }), "other"));
        Assert.Equal("related-to-oneself", await Code(
            await Relate(till, mei, new { otherNumber = 1, kind = "friend" }), "other"));
        Assert.Equal("no-such-customer", await Code(
            await Relate(till, mei, new { otherNumber = 77, kind = "friend" }), "other"));
        Assert.Equal("no-such-customer", await Code(
            await Relate(till, mei, new { kind = "friend" }), "other"));
    }

    [Fact]
    public async Task The_picture_reaches_two_steps_and_no_further()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var chain = new List<JsonElement>();
        for (var i = 0; i < 4; i++) chain.Add(await till.Customer($"Person {i}"));
        for (var i = 0; i < 3; i++)
        {
            (await Relate(till, chain[i], new { otherNumber = i + 2, kind = "friend" }))
                .EnsureSuccessStatusCode();
        }

        var graph = await till.Ask($"/customers/{chain[0].Word("id")}/relations/graph");

        Assert.Equal(
            ["Person 0 0", "Person 1 1", "Person 2 2"],
            graph.GetProperty("customers").EnumerateArray()
                .Select(c => $"{c.Word("name")} {c.Number("steps")}"));
        Assert.Equal(2, graph.GetProperty("ties").GetArrayLength());
    }

    [Fact]
    public async Task Of_two_who_change_a_note_the_second_is_told()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Customer("Lin Mei");
        await till.Customer("Lin Bo");
        await Relate(till, mei, new { otherNumber = 2, kind = "friend" });
        var at = $"/api/v1/customers/{mei.Word("id")}/relations";
        var list = await till.GetAsync(at, Cancel);
        var relation = (await list.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Items().Single();

        Assert.Equal(HttpStatusCode.NoContent, await Put("since school"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Put("since last year"));
        var back = (await till.Ask("/customers/2")).Word("id");
        Assert.Equal(
            "since school",
            (await till.Ask($"/customers/{back}/relations")).Items().Single().Word("note"));

        async Task<HttpStatusCode> Put(string note)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, $"{at}/{relation.Word("id")}")
            {
                Content = JsonContent.Create(new { note }),
            };
            request.Headers.IfMatch.Add(list.Headers.ETag!);
            return (await till.SendAsync(request, Cancel)).StatusCode;
        }
    }

    // Whatever is added, worded and ended in whatever order, from whichever end.
    [Fact]
    public async Task Both_ends_always_agree()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        foreach (var name in "ABCD") await till.Customer($"{name}");
        var ids = await shop.Books(db => db.Set<Customer>().Where(c => c.Number > 0)
            .OrderBy(c => c.Number).Select(c => c.Id).ToListAsync(Cancel));
        var step = Gen.Select(
            Gen.Int[0, 3], Gen.Int[0, 3], Gen.Enum<RelationKind>(), Gen.Int[0, 2]);

        await step.Array[1, 12].SampleAsync(
            async steps =>
            {
                foreach (var (from, to, kind, deed) in steps)
                    await Do(shop, ids[from], ids[to], kind, deed);
                var ends = await shop.Books(
                    db => db.Set<Relation>().AsNoTracking().ToListAsync(Cancel));
                return ends.TrueForAll(r => r.CustomerId != r.OtherId && ends.Exists(
                    o => (o.Id, o.CustomerId, o.OtherId, o.Kind, o.Note)
                        == (r.Id, r.OtherId, r.CustomerId, r.Kind.Counterpart(), r.Note)));
            },
            iter: 12, threads: 1);
    }

    private static async Task Do(Shop shop, Guid from, Guid to, RelationKind kind, int deed)
    {
        if (deed == 0)
        {
            var order = new AddRelation.NewRelation { Other = to, Kind = kind, Note = $"{kind}" };
            await shop.With((AddRelation add) =>
                add.Run(Someone.Lin, from, order, "staff", Cancel));
            return;
        }
        var one = await shop.Books(db => db.Set<Relation>().AsNoTracking()
            .Where(r => r.CustomerId == from).OrderBy(r => r.Id).FirstOrDefaultAsync(Cancel));
        if (one is null) return;
        var version = await shop.Books(db => db.Set<Customer>().Where(c => c.Id == from)
            .Select(c => c.Version).SingleAsync(Cancel));
        await shop.With((ChangeRelation change) => deed == 1
            ? change.Run(Someone.Lin, from, one.Id, version, "anew", Cancel)
            : change.Remove(Someone.Lin, from, one.Id, Cancel));
    }

    [Fact]
    public async Task An_analyst_sees_no_relations()
    {
        await using var shop = await Shop.Open();
        var mei = await (await shop.Client()).Customer("Lin Mei");
        var analyst = await shop.Client(Role.Analyst);

        var answer = await analyst.GetAsync(
            $"/api/v1/customers/{mei.Word("id")}/relations", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> Relate(
        HttpClient till, JsonElement customer, object order) =>
        till.PostAsJsonAsync(
            $"/api/v1/customers/{customer.Word("id")}/relations", order, Cancel);

    private static async Task<string?> Code(HttpResponseMessage answer, string field)
    {
        if (answer.IsSuccessStatusCode) return null;
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return problem.GetProperty("fields").GetProperty(field)[0].Word("code");
    }
}
