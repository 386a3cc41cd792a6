using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CampaignRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "segment_needs",
                table: "coupon_campaigns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "campaign_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    campaign_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_keys", x => x.key);
                });

            // Whose a key is stays: it is told the same campaign for ever.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER campaign_keys_are_only_added_to_update
                BEFORE UPDATE ON campaign_keys
                BEGIN SELECT RAISE(ABORT, 'campaign_keys are only added to'); END;
                CREATE TRIGGER campaign_keys_are_only_added_to_delete
                BEFORE DELETE ON campaign_keys
                BEGIN SELECT RAISE(ABORT, 'campaign_keys are only added to'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_keys");

            migrationBuilder.DropColumn(
                name: "segment_needs",
                table: "coupon_campaigns");
        }
    }
}
