using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SegmentCampaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "hold_out_percent",
                table: "coupon_campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "left_out",
                table: "coupon_campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "objecting",
                table: "coupon_campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "segment_id",
                table: "coupon_campaigns",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "segment_name",
                table: "coupon_campaigns",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "coupon_draws",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupon_draws", x => new { x.customer_id, x.campaign_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_coupon_draws_campaign_id_place_customer_number",
                table: "coupon_draws",
                columns: new[] { "campaign_id", "place", "customer_number" });

            // Who was drawn stays where chance put them: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER coupon_draws_stay BEFORE UPDATE OR DELETE ON coupon_draws
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER coupon_draws_empty BEFORE TRUNCATE ON coupon_draws
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                REVOKE UPDATE, DELETE, TRUNCATE ON coupon_draws FROM CURRENT_USER;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coupon_draws");

            migrationBuilder.DropColumn(
                name: "hold_out_percent",
                table: "coupon_campaigns");

            migrationBuilder.DropColumn(
                name: "left_out",
                table: "coupon_campaigns");

            migrationBuilder.DropColumn(
                name: "objecting",
                table: "coupon_campaigns");

            migrationBuilder.DropColumn(
                name: "segment_id",
                table: "coupon_campaigns");

            migrationBuilder.DropColumn(
                name: "segment_name",
                table: "coupon_campaigns");
        }
    }
}
