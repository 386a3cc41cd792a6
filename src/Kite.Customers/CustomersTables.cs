using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>The tables of this module. Records and keys are read by those above it.</summary>
internal static class CustomersTables
{
    extension(KiteDb db)
    {
        public DbSet<Customer> Customers => db.Set<Customer>();
        public DbSet<CustomerKey> CustomerKeys => db.Set<CustomerKey>();
        public DbSet<SearchToken> SearchTokens => db.Set<SearchToken>();
        public DbSet<ContactPoint> ContactPoints => db.Set<ContactPoint>();
        public DbSet<CustomerPhoto> CustomerPhotos => db.Set<CustomerPhoto>();
        public DbSet<CustomerTag> CustomerTags => db.Set<CustomerTag>();
        public DbSet<Relation> Relations => db.Set<Relation>();
        public DbSet<Preference> Preferences => db.Set<Preference>();
        public DbSet<CustomField> CustomFields => db.Set<CustomField>();
        public DbSet<CustomValue> CustomValues => db.Set<CustomValue>();
        public DbSet<FieldFact> FieldFacts => db.Set<FieldFact>();
        public DbSet<DuplicatePair> DuplicatePairs => db.Set<DuplicatePair>();
        public DbSet<DuplicateScan> DuplicateScans => db.Set<DuplicateScan>();
        public DbSet<Merge> Merges => db.Set<Merge>();
        public DbSet<MergeMove> MergeMoves => db.Set<MergeMove>();
        public DbSet<CustomerBefore> CustomerBefores => db.Set<CustomerBefore>();
        public DbSet<BulkEdit> BulkEdits => db.Set<BulkEdit>();
        public DbSet<BulkEditRow> BulkEditRows => db.Set<BulkEditRow>();
        public DbSet<ImportedDetail> ImportedDetails => db.Set<ImportedDetail>();
    }

    public static void Map(ModelBuilder model)
    {
        MapRecord(model);
        MapFinding(model);
        RecordTables.Map(model);
        KnowingTables.Map(model);
        ResponseTables.Map(model);
        DuplicateTables.Map(model);
        UpkeepTables.Map(model);
        IncentiveTables.Map(model);
        ReviewTables.Map(model);
        RetentionTables.Map(model);
        EditingTables.Map(model);
    }

    private static void MapRecord(ModelBuilder model)
    {
        var customer = model.Entity<Customer>().ToTable("customers")
            .SpreadBy(c => c.Id)
            .Audited("customer", c => c.Id)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, c => new
            {
                c.Id, c.Number, c.Kind, c.Language, c.Industry, c.Stars, c.Source, c.ImportId,
                c.MergedInto, c.CreatedAt, c.ChangedAt, c.Version,
            })
            .Holds(DataClass.Identity, c => new
            {
                c.Name, c.FamilyName, c.GivenName, c.Reading, c.Phone, c.Email,
            })
            .Holds(DataClass.Personal, c => new
            {
                c.Address, c.PostalCode, c.City, c.Country, c.BirthDate, c.LunarBirth, c.AgeBand,
                c.Gender, c.Nationality, c.Position, c.Standing, c.CreditGrade, c.Note,
            })
            .Holds(DataClass.Sensitive, c => new { c.IdDocument, c.IdDocumentToken })
            .Keeps(Kept.SealedForPerson, c => new { c.IdDocument })
            .SeenWith(May.ReadSensitive, c => new { c.IdDocument })
            .Keeps(Kept.Fingerprint, c => new { c.IdDocumentToken });
        customer.Property(c => c.Version).IsConcurrencyToken();
        customer.HasIndex(c => c.Number);
        customer.HasIndex(c => new { c.Name, c.Number });
        customer.HasIndex(c => c.IdDocumentToken);
        customer.HasIndex(c => c.Email);
        // Of the few who are merged: of the others SQLite would begin every list with it.
        customer.HasIndex(c => c.MergedInto).HasFilter("merged_into IS NOT NULL");
        customer.HasIndex(c => c.ImportId);
        // What lists are filtered by: each leads to its customers in the order of the list.
        customer.HasIndex(c => new { c.Source, c.Number });
        customer.HasIndex(c => new { c.Language, c.Number })
            .HasFilter("language IS NOT NULL");
        customer.HasIndex(c => new { c.City, c.Number }).HasFilter("city IS NOT NULL");
        customer.HasIndex(c => new { c.Country, c.Number }).HasFilter("country IS NOT NULL");
        customer.HasIndex(c => new { c.Industry, c.Number }).HasFilter("industry IS NOT NULL");
        customer.Property(c => c.LunarBirth).HasConversion(
            date => date == null ? null : date.Value.ToString(),
            text => text == null ? null : LunarDate.Read(text));
    }

    private static void MapFinding(ModelBuilder model)
    {
        var key = model.Entity<CustomerKey>().ToTable("customer_keys")
            .SpreadBy(k => k.Source)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, k => new
            {
                k.Source, k.Key, k.CustomerId, k.CustomerNumber, k.RecordedUnder,
            });
        key.HasKey(k => new { k.Source, k.Key });
        key.HasIndex(k => k.CustomerId);

        var token = model.Entity<SearchToken>().ToTable("search_tokens")
            .SpreadBy(t => t.CustomerId)
            .Holds(DataClass.Operational, t => new { t.CustomerId, t.Kind, t.CustomerNumber })
            .Holds(DataClass.Identity, t => new { t.Token });
        token.HasKey(t => new { t.CustomerId, t.Token });
        // Whatever a search reads stands in the index: it need not look at the rows.
        token.HasIndex(t => new { t.Token, t.CustomerNumber, t.Kind, t.CustomerId });
    }
}
