using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ParkedBills : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "parked_bills",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    till_number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    customer_number = table.Column<long>(type: "bigint", nullable: true),
                    card_number = table.Column<long>(type: "bigint", nullable: true),
                    is_member = table.Column<bool>(type: "boolean", nullable: false),
                    postal_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    gender = table.Column<string>(type: "text", nullable: true),
                    lines = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    line_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parked_bills", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_parked_bills_store_number",
                table: "parked_bills",
                column: "store_number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "parked_bills");
        }
    }
}
