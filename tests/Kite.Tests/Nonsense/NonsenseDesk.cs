using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kite.Tests.Importing;

namespace Kite.Tests;

/// <summary>Sends nonsense to one shop and notes every answer that is none.</summary>
internal sealed class NonsenseDesk
{
    private readonly HttpClient client;
    private readonly Dictionary<string, string> known;
    private readonly Dictionary<(string, string?, string), string> wrongs = [];

    private NonsenseDesk(HttpClient client, Dictionary<string, string> known, string description)
    {
        (this.client, this.known) = (client, known);
        Routes = DescribedRoute.In(description);
    }

    public IReadOnlyList<DescribedRoute> Routes { get; }

    /// <summary>What was wrong, told once for each route, field and kind of fault.</summary>
    public IEnumerable<string> Wrong => wrongs.Values;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A shop with one of everything, so that nonsense reaches what is there.</summary>
    public static async Task<NonsenseDesk> At(Shop shop)
    {
        var program = await shop.Client();
        await program.Tell("/stores", new { name = "Harbour" });
        var customer = await program.Customer("Lin");
        await program.Tell("/purchases", new
        {
            customerNumber = 1, net = new { amount = 4200, currency = "CNY" }, day = "2026-11-20",
        });
        var view = await program.Tell(
            "/views", new { list = "customers", name = "All", query = new { } });
        var segment = await program.Tell(
            "/segments", new { name = "Some", of = new { quarter = "C" } });
        var sent = await new ImportDesk(program).Send("date,customer,amount\n2026-11-20,7,3\n");
        var ids = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["customers"] = customer.Word("id")!,
            ["views"] = view.Word("id")!,
            ["segments"] = segment.Word("id")!,
            ["imports"] = sent.GetProperty("import").Word("id")!,
        };
        var description = await shop.Stranger().GetStringAsync("/openapi/v1.json", Cancel);
        return new(program, ids, description);
    }

    public Task Ask(DescribedRoute route, string query, string about) =>
        Judge(route, HttpMethod.Get, $"{Address(route, null)}?{query}", null, about);

    public Task Send(DescribedRoute route, string? path, string body, string? about) => Judge(
        route, HttpMethod.Parse(route.Method), Address(route, path), body, about);

    /// <summary>What went in by mistake has not broken what is asked every day.</summary>
    public async Task StillAnswers()
    {
        string[] daily =
        [
            "/customers", "/purchases", "/insight/contribution-map", "/insight/movement",
            "/insight/lists/gold", "/insight/customers?quarter=A", "/insight/classes",
            "/insight/lists/overdue", "/class-runs", "/audit", "/segments",
            "/views?list=customers", "/customers/1/year", "/insight/customers/1", "/stores",
            "/people",
        ];
        foreach (var address in daily)
        {
            using var answer = await client.GetAsync("/api/v1" + address, Cancel);
            if (!answer.IsSuccessStatusCode)
                wrongs[(address, null, "broken")] =
                    $"{address} is broken: {await answer.Content.ReadAsStringAsync(Cancel)}";
        }
    }

    private string Address(DescribedRoute route, string? nonsense) => string.Join(
        '/', route.Pattern.Split('/').Select(part => Part(route, part, nonsense)));

    private string Part(DescribedRoute route, string part, string? nonsense) => part switch
    {
        not ['{', ..] => part,
        _ when nonsense is not null => Uri.EscapeDataString(nonsense),
        "{id}" => known.GetValueOrDefault(route.Pattern.Split('/')[3], $"{Guid.Empty}"),
        "{list}" when route.Pattern.Contains("choice-lists", StringComparison.Ordinal) => "losses",
        "{list}" => "gold",
        "{asked}" => "origin",
        _ => "1",
    };

    private async Task Judge(
        DescribedRoute route, HttpMethod method, string address, string? body, string? about)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null && method != HttpMethod.Get)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (method == HttpMethod.Put)
                request.Headers.TryAddWithoutValidation("If-Match", await Version(address));
        }
        string? wrong;
        try
        {
            using var answer = await client.SendAsync(request, Cancel);
            wrong = WhatIsWrong(
                route, answer, await answer.Content.ReadAsStringAsync(Cancel), about);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            wrong = broken.ToString();
        }
        if (wrong is null) return;

        wrongs.TryAdd(
            ($"{route}", about, wrong.Split(':')[0]),
            $"{route} {about}: {wrong} when sent {Short(address)} {Short(body)}");
    }

    private async Task<string> Version(string address)
    {
        var shown = address.Replace("/mapping", "", StringComparison.Ordinal);
        using var answer = await client.GetAsync(shown, Cancel);
        return answer.Headers.ETag?.ToString() ?? "\"1\"";
    }

    private static string? WhatIsWrong(
        DescribedRoute route, HttpResponseMessage answer, string text, string? about)
    {
        if ((int)answer.StatusCode >= 500) return $"{(int)answer.StatusCode} {text}";
        if (answer.StatusCode < HttpStatusCode.BadRequest) return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return $"{(int)answer.StatusCode} is no problem: {text}";

        var problem = JsonNode.Parse(text)!;
        if (string.IsNullOrEmpty((string?)problem["code"])
            || string.IsNullOrEmpty((string?)problem["message"])) return $"says nothing: {text}";
        if ((int)answer.StatusCode is not (400 or 422)) return null;

        if (problem["fields"] is not JsonObject { Count: > 0 } fields)
            return $"names no field: {text}";
        var strange = fields.Select(f => f.Key).FirstOrDefault(
            f => !route.Names.Contains(f.Split('.', '[')[0], StringComparer.OrdinalIgnoreCase));
        if (strange is not null) return $"names {strange}: {text}";
        // A field that cannot be read is named itself; a rule may name the one beside it.
        return about is null || (int)answer.StatusCode is 422 || fields.ContainsKey(about)
            ? null
            : $"does not name {about}: {text}";
    }

    private static string Short(string? text) =>
        text is { Length: > 160 } ? text[..160] + "…" : text ?? "";
}
