using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "campaign_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_keys", x => x.key);
                });

            // Whose a key is stays: it is told the same campaign for ever.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER campaign_keys_are_only_added_to
                BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_keys
                FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                REVOKE UPDATE, DELETE, TRUNCATE ON campaign_keys FROM CURRENT_USER;
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
