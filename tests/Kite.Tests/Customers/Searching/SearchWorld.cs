using Kite.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>A shop with some sixty customers whose names are written in many ways.</summary>
public sealed class SearchWorld : IAsyncLifetime
{
    // name · phone · e-mail · card or plate · ID document
    private const string People = """
        张小明 · +8613900004821 · xiaoming@golden-reed.cn · M-2041 88 · 310101199003074821
        章晓敏 · +8613811112222
        欧阳静宜 · +8618612340098 · jingyi.ouyang@qq.com
        单雪 · +8613700001111
        曾国强 · +8613700002222
        仇英 · +8613700003333
        解晓东 · +8613700004444
        任贤齐 · +8613700005555
        区玉珍 · +85291234567
        朴正浩 · +821012345678
        尉迟恭 · +8613700006666
        吕布 · +8613700007777
        卢俊义 · +8613700008888
        李娜 · +8613522223333
        李伟 · +8613522224444
        王伟 · +8613522225555 · wei.wang@gmail.com · 粤B·12345
        王伟强 · +8613522226666
        陳大文 · +886912345678
        萧峰 · +8613522227777
        乐嘉 · +8613522228888
        重庆小面馆 [company] · +862368001234 · hello@xiaomian.cn
        北京金芦苇贸易有限公司 [company] · +861065001234 · office@jinluwei.example
        长城茶叶 [company] · +861066005678
        Golden Reed Trading [company] · +442079460018 · sales@goldenreed.example
        Anna Keller · +4922147033422 · anna.keller@example.org · K-77120
        Hanna Keller · +491701234567 · hanna_k@web.de
        Anna Maria Schmidt · +4915112345678
        Jürgen Müller · +4915198765432 · j.mueller@example.de
        Björn Ångström · +46701234567
        Łukasz Wójcik · +48601234567
        Søren Kierkegård · +4520123456
        François Lefèvre · +33612345678
        Seán O'Brien · +353861234567
        Jean-Pierre Dubois · +33698765432
        José Núñez · +525512345678
        María López · +525598765432
        João Silva · +5511987654321
        Beatriz Souza · +551187651234
        Martín Gómez · +5491123456789
        Jane McDonald · +14155550123 · jane@mcdonald.example
        İrem Yıldız · +905321234567
        Đặng Thị Hoa · +84912345678
        Nguyễn Thị Minh Khai · +84987654321
        Nguyễn Văn Đức · +84901112223
        Trần Thị Lan · +84903334445
        Phạm Hương · +84905556667
        Ελένη Γεωργίου · +306912345678 · eleni@taverna.gr
        Γιώργος Παπαδόπουλος · +306987654321
        Νίκος Αγγελόπουλος · +302101234567
        Μπάμπης Ευαγγέλου · +306900001111
        Χρήστος Ξενάκης · +306900002222
        Ольга Жукова · +79161234567
        Дмитрий Щербаков · +79269876543
        Юлия Соловьёва · +79031112233
        Алексей Чайковский · +79035556677
        김민준 · +821098765432
        山田太郎 · +819012345678
        サクラ商店 [company] · +81312345678
        3000 Friends Café [company] · +4930123456
        Ｗｉｄｅ Ｓｈｏｐ [company] · +85221234567
        """;

    private Shop? shop;

    internal Shop Shop => shop!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        shop = await Shop.Open();
        foreach (var line in People.Split('\n'))
        {
            await shop.With((IServiceProvider services) => Enter(services, line));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (shop is not null) await shop.DisposeAsync();
    }

    /// <summary>The names that a search finds, the best first.</summary>
    internal Task<IReadOnlyList<string>> Find(Asker asker, string typed) =>
        Shop.With(async (MatchCustomers match) =>
        {
            var found = await match.Run(asker, typed, Cancel);
            return (IReadOnlyList<string>)
                [.. found.Value.Items.Select(c => c.Name ?? $"No. {c.Number}")];
        });

    private static async Task<Done> Enter(IServiceProvider services, string line)
    {
        const string firm = " [company]";
        var facts = line.Split(" · ");
        var name = facts[0];
        var typed = new CustomerFacts
        {
            Name = name.Replace(firm, "", StringComparison.Ordinal),
            Kind = name.EndsWith(firm) ? CustomerKind.Company : CustomerKind.Person,
            Phone = facts.ElementAtOrDefault(1),
            Email = facts.ElementAtOrDefault(2),
            IdDocument = facts.ElementAtOrDefault(4),
        };
        var added = await services.GetRequiredService<AddCustomer>()
            .Run(Asker.Kite, typed, "staff", Cancel);
        Assert.True(added.Refusal is null, $"{line}: {added.Refusal}");
        if (facts.ElementAtOrDefault(3) is not { } card) return Done.It;

        var db = services.GetRequiredService<KiteDb>();
        db.Add(new CustomerKey
        {
            Source = "cards", Key = card, CustomerId = added.Value.Id,
            CustomerNumber = added.Value.Number,
        });
        await db.SaveChangesAsync(Cancel);
        var customer = await db.Set<Customer>().FindAsync([added.Value.Id], Cancel);
        await db.Retoken(customer!, Cancel);
        await db.SaveChangesAsync(Cancel);
        return Done.It;
    }
}
