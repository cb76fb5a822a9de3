//go:build smoke

package smoke

import (
	"testing"
	"time"
)

// Runs after each deployment: the robot gets a mail within half a minute.
func TestTheRobotGetsAMail(t *testing.T) {
	id := send(t, "robot@harbourline.example")
	waitForMail(t, id, 30*time.Second)
}
