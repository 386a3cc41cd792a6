using System.Net;
using System.Net.Http.Json;

namespace Kite.Tests;

/// <summary>Who may knock where: every route of the API against every role.</summary>
[Trait("books", "both")]
public sealed class DoorTests
{
    // The page a shopkeeper signs; "no" is answered 403.
    private const string Signed = """
        who             does                                    may
        owner           GET    /customers                       yes
        owner           POST   /customers                       yes
        owner           POST   /purchases                       yes
        owner           POST   /stores                          yes
        manager         GET    /customers                       yes
        manager         POST   /stores                          yes
        cashier         GET    /customers                       yes
        cashier         POST   /customers                       yes
        cashier         POST   /purchases                       no
        cashier         POST   /stores                          no
        cashier         GET    /responses                       yes
        analyst         GET    /responses                       yes
        salesperson     GET    /responses/export                no
        salesperson     GET    /customers                       yes
        salesperson     POST   /customers                       yes
        salesperson     POST   /stores                          no
        salesManager    POST   /customers                       yes
        salesManager    POST   /segments                        yes
        salesManager    GET    /segments/export                 yes
        salesManager    POST   /strategies                      yes
        salesManager    POST   /coupon-campaigns                yes
        salesManager    POST   /checkouts                       no
        salesManager    POST   /shifts                          no
        salesManager    POST   /day-closings                    no
        salesManager    POST   /cards/1/payments                no
        salesManager    GET    /people                          no
        salesManager    GET    /audit                           no
        salesManager    PUT    /mail-door                       no
        salesManager    POST   /class-schemes                   no
        service         GET    /customers                       yes
        service         POST   /purchases                       no
        finance         GET    /purchases                       yes
        finance         POST   /customers                       no
        privacyOfficer  GET    /customers                       yes
        privacyOfficer  POST   /customers                       no
        privacyOfficer  POST   /purchases                       no
        analyst         GET    /customers                       yes
        analyst         GET    /purchases                       yes
        analyst         GET    /customers?order=Name            no
        analyst         POST   /customers                       no
        analyst         POST   /purchases                       no
        cashier         POST   /cards                           yes
        cashier         POST   /cards/1/pin-unlocks             no
        cashier         POST   /card-kinds                      no
        salesperson     GET    /cards                           yes
        salesperson     GET    /cards/1/seal                    no
        cashier         POST   /cards/readings                  yes
        salesperson     POST   /cards/readings                  no
        salesperson     GET    /cards/findings                  yes
        salesperson     POST   /cards/1/payments                no
        finance         POST   /cards/1/payments                no
        manager         POST   /card-kinds                      yes
        manager         POST   /coupon-campaigns                yes
        cashier         POST   /coupons                         no
        salesperson     GET    /coupons                         yes
        cashier         POST   /memberships                     yes
        cashier         POST   /memberships/1/cancellations     no
        cashier         POST   /membership-plans                no
        manager         POST   /memberships/1/cancellations     yes
        salesperson     GET    /memberships                     yes
        cashier         POST   /checkouts                       yes
        cashier         POST   /checkouts/quotes                yes
        cashier         POST   /shifts                          yes
        cashier         POST   /tills                           no
        cashier         POST   /day-closings                    no
        salesperson     POST   /checkouts                       no
        salesperson     POST   /shifts                          no
        finance         POST   /day-closings                    yes
        finance         POST   /checkouts                       no
        analyst         GET    /shifts                          yes
        analyst         GET    /insight/classes                 yes
        analyst         POST   /class-schemes                   no
        manager         POST   /class-schemes                   yes
        analyst         GET    /threshold-sets                  yes
        analyst         POST   /threshold-sets                  no
        manager         POST   /threshold-sets                  yes
        service         GET    /class-runs                      no
        """;

    public static TheoryData<Role> EveryRole => new(Enum.GetValues<Role>());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_needs_a_permission_and_says_what_it_is_for()
    {
        await using var shop = await Shop.Open();
        var routes = ApiRoute.Of(shop);
        Assert.NotEmpty(routes);
        Expect.None(routes.Where(r => r.Needs.Count == 0 || r.IsOpen).Select(r => $"{r}: open"));
        Expect.None(routes.Where(r => r.Summary is null).Select(r => $"{r}: no summary"));
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_everywhere()
    {
        await using var shop = await Shop.Open();
        var let = new List<string>();
        foreach (var route in ApiRoute.Of(shop))
        {
            var answer = await Knock(shop.Stranger(), route.Method, route.Address);
            if (answer != HttpStatusCode.Unauthorized) let.Add($"{route}: {answer}");
        }
        Expect.None(let);
    }

    [Fact]
    public async Task An_unknown_key_opens_nothing()
    {
        await using var shop = await Shop.Open();
        foreach (var key in new[] { "kite_unknown", "unknown", "" })
        {
            var answer = await Knock(shop.WithKey(key), "GET", "/api/v1/customers");
            Assert.Equal(HttpStatusCode.Unauthorized, answer);
        }
    }

    [Theory, MemberData(nameof(EveryRole))]
    public async Task What_a_role_may_not_do_is_answered_403(Role role)
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client(role);
        var may = Roles.Permissions(role);
        var wrong = new List<string>();
        foreach (var route in ApiRoute.Of(shop))
        {
            var answer = await Knock(client, route.Method, route.Address);
            var isLet = answer is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
            if (isLet && !route.Needs.All(may.Contains)) wrong.Add($"{route} was let: {answer}");
            if ((int)answer >= 500) wrong.Add($"{route} broke: {answer}");
        }
        Expect.None(wrong);
    }

    [Fact]
    public async Task The_signed_table_holds()
    {
        await using var shop = await Shop.Open();
        var wrong = new List<string>();
        foreach (var line in Signed.Split('\n')[1..])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var client = await shop.Client(Enum.Parse<Role>(words[0], ignoreCase: true));
            var answer = await Knock(client, words[1], "/api/v1" + words[2]);
            if (answer is HttpStatusCode.NotFound) wrong.Add($"nothing is at: {line}");
            var isLet = answer != HttpStatusCode.Forbidden;
            if (isLet != (words[3] == "yes")) wrong.Add($"{line} {answer}");
        }
        Expect.None(wrong);
    }

    private static async Task<HttpStatusCode> Knock(HttpClient client, string method, string at)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), at);
        if (method is "POST" or "PUT") request.Content = JsonContent.Create(new { });
        using var answer = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return answer.StatusCode;
    }
}
