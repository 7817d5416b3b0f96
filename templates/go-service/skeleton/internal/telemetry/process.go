package telemetry

import (
	"bytes"
	"context"
	"os"
	"strconv"
	"strings"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
)

// userHz is the unit of the times in /proc, the same on all architectures of Linux.
const userHz = 100

// measureProcess measures CPU time and memory of the process, under the names that services in other
// languages use too. Where there is no /proc, there are no measurements.
func measureProcess(meter metric.Meter) error {
	cpu, err := meter.Float64ObservableCounter("process.cpu.time",
		metric.WithDescription("Total CPU seconds, by mode."), metric.WithUnit("s"))
	if err != nil {
		return err
	}
	memory, err := meter.Int64ObservableUpDownCounter("process.memory.usage",
		metric.WithDescription("Physical memory in use."), metric.WithUnit("By"))
	if err != nil {
		return err
	}
	user := metric.WithAttributes(attribute.String("type", "user"))
	system := metric.WithAttributes(attribute.String("type", "system"))
	_, err = meter.RegisterCallback(func(_ context.Context, observer metric.Observer) error {
		// The name of the program comes before the last bracket, and may hold anything.
		stat, _ := os.ReadFile("/proc/self/stat")
		times := string(stat[bytes.LastIndexByte(stat, ')')+1:])
		if fields := strings.Fields(times); len(fields) > 12 {
			observer.ObserveFloat64(cpu, number(fields[11])/userHz, user)
			observer.ObserveFloat64(cpu, number(fields[12])/userHz, system)
		}
		statm, _ := os.ReadFile("/proc/self/statm")
		if fields := strings.Fields(string(statm)); len(fields) > 1 {
			observer.ObserveInt64(memory, int64(number(fields[1]))*int64(os.Getpagesize()))
		}
		return nil
	}, cpu, memory)
	return err
}

func number(text string) float64 {
	value, _ := strconv.ParseFloat(text, 64)
	return value
}
