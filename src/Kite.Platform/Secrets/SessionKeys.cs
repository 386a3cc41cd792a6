using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kite;

/// <summary>The keys that sign cookies lie in the database, sealed with the master key.</summary>
internal sealed class SessionKeySeal(MasterKeys masters) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var box = masters.Wrap(Encoding.UTF8.GetBytes(plaintextElement.ToString()));
        return new(
            new XElement(
                "sealed",
                new XAttribute("master", masters.Current),
                Convert.ToBase64String(box)),
            typeof(SessionKeyOpener));
    }

    internal sealed class Setup(MasterKeys masters) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) =>
            options.XmlEncryptor = new SessionKeySeal(masters);
    }
}

/// <summary>Opens what <see cref="SessionKeySeal"/> sealed; made by the library by name.</summary>
internal sealed class SessionKeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var master = int.Parse(
            encryptedElement.Attribute("master")!.Value, CultureInfo.InvariantCulture);
        var box = Convert.FromBase64String(encryptedElement.Value);
        var plain = services.GetRequiredService<MasterKeys>().Unwrap(master, box);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
