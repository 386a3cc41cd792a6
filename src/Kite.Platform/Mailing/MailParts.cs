using Kite.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite;

/// <summary>What the door for letters adds to the program.</summary>
internal static class MailParts
{
    public static string Word(MailState state) => "mails.state." + Words.Kebab(state.ToString());

    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddScoped<KeepMailDoor>()
        .AddScoped<SendMail>()
        .AddScoped<TestMail>()
        .AddScoped<OwnMailAddress>()
        .AddScoped<ProveAddress>()
        .AddScoped<ConfirmAddress>()
        .AddScoped<ILetters, AddressLetters>()
        .AddScoped<ListMails>()
        .AddScoped<ExportMails>()
        .AddHostedService<MailWork>()
        .AddSingleton(new ListWithViews("mails", May.ManageSettings))
        .AddSingleton(new SettingsTab(
            typeof(Texts), "mail.title", "/settings/mail", May.ManageSettings, 50));

    public static void MapMail(this IEndpointRouteBuilder api)
    {
        KeepMailDoor.Map(api);
        TestMail.Map(api);
        ProveAddress.Map(api);
        ListMails.Map(api);
        ExportMails.Map(api);
    }

    public static void MapMail(this ModelBuilder model)
    {
        var door = model.Entity<MailDoor>().ToTable("mail_doors")
            .Audited("mail-door", d => d.Id)
            .SeenWith(May.ManageSettings)
            .Holds(DataClass.Operational, d => new
            {
                d.Id, d.Host, d.Port, d.Security, d.BaseAddress, d.ChangedAt, d.Version,
                d.TestsSince, d.Tests,
            })
            // Who sends may be somebody: the trail seals it as it does every address.
            .Holds(DataClass.Identity, d => new { d.UserName, d.FromAddress, d.FromName })
            .SeenWith(May.ManageSettings, d => new { d.UserName, d.FromAddress, d.FromName })
            .Holds(DataClass.Sensitive, d => new { d.Password })
            .Keeps(Kept.SealedForKite, d => new { d.Password });
        door.Property(d => d.Version).IsConcurrencyToken();

        var mail = model.Entity<Mail>().ToTable("mails")
            .SeenWith(May.ManageSettings)
            .Holds(DataClass.Operational, m => new
            {
                m.Id, m.Kind, m.PersonId, m.Occasion, m.State, m.Attempts, m.CreatedAt, m.NextAt,
                m.SentAt, m.Why,
            });
        mail.HasIndex(m => new { m.PersonId, m.Kind, m.Occasion }).IsUnique();
        mail.HasIndex(m => new { m.State, m.NextAt });

        var proof = model.Entity<AddressProof>().ToTable("address_proofs")
            .Holds(DataClass.Operational, p => new
            {
                p.PersonId, p.Occasion, p.Language, p.ExpiresAt, p.AskedAt, p.Since, p.Asked,
                p.Version,
            })
            .Holds(DataClass.Sensitive, p => new { p.Hash, p.Address })
            .Keeps(Kept.Fingerprint, p => new { p.Hash, p.Address });
        proof.HasKey(p => p.PersonId);
        proof.HasIndex(p => p.Hash).IsUnique();
        proof.Property(p => p.Version).IsConcurrencyToken();
    }
}
