using System.Security.Cryptography;

namespace Kite.Sample;

/// <summary>Someone invented who works at Harbour Kitchen.</summary>
internal sealed record DemoPerson(string UserName, string FullName, Role Role);

/// <summary>
/// The staff of the sample, one for each role. Nobody knows their passwords: they come in by the
/// demo's own door, which opens on this machine alone.
/// </summary>
internal static class DemoPeople
{
    public static readonly DemoPerson Owner = new("demo", "林悦 Lin Yue", Role.Owner);

    public static readonly DemoPerson Cashier =
        new("demo-cashier", "陈晓彤 Chen Xiaotong", Role.Cashier);

    public static readonly IReadOnlyList<DemoPerson> All =
    [
        Owner,
        new("demo-manager", "Ελένη Μακρή", Role.Manager),
        Cashier,
        new("demo-sales", "Trần Quốc Bình", Role.Salesperson),
        new("demo-sales-manager", "Σταύρος Δημητρίου", Role.SalesManager),
        new("demo-service", "Naomi Thornbury", Role.Service),
        new("demo-finance", "曾令仪 Zeng Lingyi", Role.Finance),
        new("demo-privacy", "Hélène Vasseur", Role.PrivacyOfficer),
        new("demo-analyst", "Lê Thị Diệp", Role.Analyst),
    ];

    /// <summary>Lets those in who are not there yet.</summary>
    public static async Task Welcome(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var create = scope.ServiceProvider.GetRequiredService<CreatePerson>();
        foreach (var person in All)
        {
            var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
            var made = await create.Run(
                Asker.Kite, person.UserName, person.FullName, person.Role, secret);
            if (made.Refusal is { } no && !IsThereAlready(no))
                throw new InvalidOperationException($"{person.UserName}: {no.Code}");
        }
    }

    private static bool IsThereAlready(Refusal no) =>
        no is BadInput { Faults: [{ Why: NameIsTaken }] };
}
