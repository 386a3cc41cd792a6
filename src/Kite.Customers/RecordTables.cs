using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What hangs on a customer's record: each row lies with its customer.</summary>
internal static class RecordTables
{
    public static void Map(ModelBuilder model)
    {
        MapContacts(model);
        MapPhotos(model);
        MapRelations(model);
        MapOwnFields(model);
        MapUpkeep(model);
    }

    private static void MapContacts(ModelBuilder model)
    {
        var contact = model.Entity<ContactPoint>().ToTable("contact_points")
            .SpreadBy(p => p.CustomerId)
            .Audited("customer-contact", p => p.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, p => new
            {
                p.CustomerId, p.Id, p.Kind, p.Use, p.Place, p.Country, p.Source, p.VerifiedAt,
                p.VerifiedBy, p.AddedAt,
            })
            .Holds(DataClass.Identity, p => new { p.Value, p.Extra })
            .Holds(DataClass.Personal, p => new { p.PostalCode, p.City });
        contact.HasKey(p => new { p.CustomerId, p.Id });

        var tag = model.Entity<CustomerTag>().ToTable("customer_tags")
            .SpreadBy(t => t.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, t => new { t.CustomerId, t.CustomerNumber })
            .Holds(DataClass.Personal, t => new { t.Tag });
        tag.HasKey(t => new { t.CustomerId, t.Tag });
        tag.HasIndex(t => new { t.Tag, t.CustomerNumber });
    }

    // What changed is told by the record's own line; the picture is in no line of the trail.
    private static void MapPhotos(ModelBuilder model)
    {
        var photo = model.Entity<CustomerPhoto>().ToTable("customer_photos")
            .SpreadBy(p => p.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, p => new
            {
                p.CustomerId, p.Id, p.MediaType, p.Width, p.Height, p.Size, p.Source, p.ChangedAt,
            })
            .Holds(DataClass.Identity, p => new { p.Sealed })
            .Keeps(Kept.SealedForPerson, p => new { p.Sealed });
        photo.HasKey(p => p.CustomerId);
    }

    private static void MapRelations(ModelBuilder model)
    {
        var relation = model.Entity<Relation>().ToTable("relations")
            .SpreadBy(r => r.CustomerId)
            .Audited("customer-relation", r => r.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, r => new
            {
                r.CustomerId, r.Id, r.OtherId, r.Source, r.AddedAt,
            })
            .Holds(DataClass.Personal, r => new { r.Kind, r.Note });
        relation.HasKey(r => new { r.CustomerId, r.Id });
        relation.HasIndex(r => new { r.OtherId, r.CustomerId });

        var preference = model.Entity<Preference>().ToTable("preferences")
            .SpreadBy(p => p.CustomerId)
            .Audited("customer-preference", p => p.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, p => new
            {
                p.CustomerId, p.Id, p.Kind, p.NotedBy, p.NotedAt,
            })
            .Holds(DataClass.Personal, p => new { p.Text, p.IsDislike });
        preference.HasKey(p => new { p.CustomerId, p.Id });
    }

    private static void MapOwnFields(ModelBuilder model)
    {
        var field = model.Entity<CustomField>().ToTable("custom_fields")
            .Audited("custom-field", f => f.Id)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, f => new
            {
                f.Id, f.Key, f.Name, f.Kind, f.Class, f.Choices, f.Decimals, f.IsSearched,
                f.Place, f.IsRetired, f.Version,
            });
        field.Property(f => f.Version).IsConcurrencyToken();
        field.HasIndex(f => f.Key).IsUnique();

        var value = model.Entity<CustomValue>().ToTable("custom_values")
            .SpreadBy(v => v.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, v => new
            {
                v.CustomerId, v.FieldId, v.Place, v.CustomerNumber,
            })
            .Holds(DataClass.Personal, v => new { v.Text, v.Number, v.Day })
            .Holds(DataClass.Sensitive, v => new { v.Sealed })
            .Keeps(Kept.SealedForPerson, v => new { v.Sealed })
            .SeenWith(May.ReadSensitive, v => new { v.Sealed });
        value.HasKey(v => new { v.CustomerId, v.FieldId, v.Place });
        value.HasIndex(v => new { v.FieldId, v.Text, v.CustomerNumber });
        value.HasIndex(v => new { v.FieldId, v.Number, v.CustomerNumber });
        value.HasIndex(v => new { v.FieldId, v.Day, v.CustomerNumber });
    }

    private static void MapUpkeep(ModelBuilder model)
    {
        var fact = model.Entity<FieldFact>().ToTable("field_facts")
            .SpreadBy(f => f.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, f => new
            {
                f.CustomerId, f.Field, f.Source, f.ChangedAt, f.ChangedBy, f.VerifiedAt,
                f.VerifiedBy,
            });
        fact.HasKey(f => new { f.CustomerId, f.Field });

        var before = model.Entity<CustomerBefore>().ToTable("customer_befores")
            .SpreadBy(b => b.CustomerId)
            .Holds(DataClass.Operational, b => new
            {
                b.CustomerId, b.ImportId, b.Row, b.Version, b.AddedContacts,
            })
            .Holds(DataClass.Identity, b => new { b.Facts, b.Own })
            .Holds(DataClass.Personal, b => new { b.AddedTags })
            .Holds(DataClass.Sensitive, b => new { b.IdDocument, b.IdDocumentToken })
            .Keeps(Kept.SealedForPerson, b => new { b.IdDocument })
            .Keeps(Kept.Fingerprint, b => new { b.IdDocumentToken });
        before.HasKey(b => new { b.CustomerId, b.ImportId, b.Row });
        before.HasIndex(b => new { b.ImportId, b.Row });

        var detail = model.Entity<ImportedDetail>().ToTable("imported_details")
            .SpreadBy(d => d.CustomerId)
            .Holds(DataClass.Operational, d => new
            {
                d.CustomerId, d.ImportId, d.Row, d.DetailId,
            });
        detail.HasKey(d => new { d.CustomerId, d.ImportId, d.Row });
        detail.HasIndex(d => new { d.ImportId, d.Row });
    }
}
