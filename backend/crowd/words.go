package main

import (
	"fmt"
	"strings"
)

// pangrams is text in many scripts; cut makes titles of it.
const pangrams = "The quick brown fox jumps over the lazy dog — Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich, " +
	"Portez ce vieux whisky au juge blond qui fume; Съешь же ещё этих мягких французских булок; "

// scripts are words that are laid out otherwise than English ones are.
var scripts = []string{
	"تحديث نظام الفوترة قبل نهاية الشهر (الإصدار 3.12.1) ثم التحقق من السجلات",
	"עדכון שרתי התשלומים בגרסה 3.12.1, ואחריו בדיקה של כל הרשומות",
	"将客户数据库迁移到新的服务器集群并在切换之前核对所有账目的总数以及每一个分公司的明细",
	"支払いサーバーを新しいバージョンに更新し、夜間バッチの結果を確認してから公開する",
	"Z̷͙̈a̶̱͝l̵̞̓g̸̣̈o̶̥͌ combining marks: é ñ ö and ạ̈ ọ̃ ụ̂",
	"🚀🚀 Launch 👩🏽‍💻👨‍👩‍👧‍👦 the 🏳️‍🌈 dashboards 🇳🇱🇯🇵 ✅ everywhere",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
	"com.example.platform.billing.reconciliation.MonthEndReconciliationBatchJobConfigurationFactoryBean",
	"<script>alert(1)</script> & \"quotes\" 'single' `code` **bold** _under_ {blank} {{double}} %s \\n",
	"ครบกำหนดชำระเงินของลูกค้าก่อนวันสิ้นเดือนและตรวจสอบยอดคงเหลือทั้งหมด",
}

// cut gives the first n characters of a text, repeated as often as it takes, without a space at its end.
func cut(text string, n int) string {
	runes := []rune(strings.Repeat(text+" ", n/len([]rune(text))+1))
	return strings.TrimSpace(string(runes[:n]))
}

// titled is a title of at most n characters: every fifth as long as that, others in another script, others short.
func titled(i, n int) string {
	switch {
	case i%5 == 0:
		return cut(fmt.Sprintf("%d %s", i+1, pangrams), n)
	case i%3 == 0:
		script := scripts[(i/3+i/30)%len(scripts)] // each comes, also those at the places of the long ones
		return cut(fmt.Sprintf("%s %d", script, i+1), min(n, len([]rune(script))+4))
	}
	return fmt.Sprintf("%s %d", [...]string{"Faster search for customers", "Invoices in two currencies", "Index of contracts", "Login page", "Nightly export"}[i%5], i+1)
}

// commands are as long as people have ever pasted: 5,000 characters, some of the lines without any space.
var commands = cut(strings.Join([]string{
	"set -euo pipefail", "cd /srv/billing/releases/3.12.1",
	"curl -fsSL --retry 5 --header 'Authorization: Bearer …' 'https://artifacts.example.org/repository/billing/3.12.1/" +
		strings.Repeat("very-long-path-segment/", 12) + "billing.tar.gz' -o billing.tar.gz",
	"echo " + strings.Repeat("0123456789abcdef", 20) + " billing.tar.gz | sha256sum -c",
	"for node in $(seq 1 12); do ssh billing-$node sudo systemctl restart billing; sleep 30; done", "",
}, "\n"), 5000)

// markdown is a description with all that people write.
const markdown = `## What changes

The **nightly export** is written *twice*: once for the old reader, once for the new one.

| Node | Before | After |
| --- | ---: | ---: |
| billing-01.internal.example.org | 1,024 | 2,048 |
| السجلات | 12 | 34 |

1. Stop the job
2. Move ` + "`/srv/billing/export`" + `
   - keep the owner
   - keep the times
3. Start it again

> Whoever reads the old file must be told.

https://example.org/a/very/long/address/that/goes/on/and/on/without/any/space/in/it/until/it/is/wider/than/the/column/in/which/it/stands

تحديث نظام الفوترة قبل نهاية الشهر، ثم التحقق من السجلات.`
